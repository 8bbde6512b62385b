"""The only writers: one function a command, one file a noun. They get the session and never commit."""

"""Outgoing mail, from a template's name to bytes at a mail server. Knows no database and no rule."""

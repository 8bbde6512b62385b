"""What makes a demonstration out of the service; nothing below the roof may import it."""

"""The processes behind the doors: drains, delivery and the ticker. No rules."""

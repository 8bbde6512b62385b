"""The states of a participation, and which of them take up a place. Knows no command."""

JOINING, WAITING, OFFERED = "joining", "waiting", "offered"
ACTIVE, PAUSED, INACTIVE = "active", "paused", "inactive"
RELEASED, LEFT = "released", "left"

STATES = (JOINING, WAITING, OFFERED, ACTIVE, PAUSED, INACTIVE, RELEASED, LEFT)
SEATED = (JOINING, OFFERED, ACTIVE, PAUSED)
"""Those who take up one of the programme's places."""
AWAY = (INACTIVE, RELEASED, LEFT)
"""Those whom one word brings back."""

"""How a mail was read, in words for whoever looks at it: what it is, how sure, and by what. Data alone."""

from collections.abc import Mapping
from typing import Final

KINDS: Final[Mapping[str, str]] = {
    "auto_reply": "an automatic answer or list mail",
    "bounce": "a mail of ours that came back",
    "complaint": "a complaint: somebody called our mail spam",
    "loop": "our own mail come back",
    "calendar": "the answer of a calendar",
}
CERTAIN: Final[Mapping[str, str]] = {
    "sure": "plain enough to act on",
    "confirm": "to be confirmed first",
    "unsure": "not sure: asked back",
}
METHODS: Final[Mapping[str, str]] = {
    "grammar": "by its words",
    "meaning": "by what it is most like",
    "both": "by its words, and by what the rest is most like",
    "choice": "by the number or the word chosen",
}

"""Folding: the form in which words are compared, whatever their case, accents and typography."""

import re
import unicodedata
from functools import lru_cache

TYPOGRAPHY = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "´": "'",
        "`": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "«": '"',
        "»": '"',
        "–": "-",
        "—": " - ",
        "…": "...",
        "ß": "ss",
        "\u00a0": " ",
        "\u202f": " ",
        "ı": "i",
        "ø": "o",
        "æ": "ae",
        "œ": "oe",
        "ł": "l",
        "đ": "d",
    }
)
SPACE = re.compile(r"\s+")


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Lower case, straight quotes, no accents, single spaces. Not of the same length as the original."""
    return SPACE.sub(" ", unaccented(text.lower().translate(TYPOGRAPHY))).strip()


def unaccented(text: str) -> str:
    """The letters without their marks; a pattern can be folded so, since its syntax is ASCII."""
    return "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))

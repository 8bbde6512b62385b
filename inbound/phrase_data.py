"""The data of reading, `inbound/phrases/*.toml`, each file read once, on first use. Knows no pattern and no message."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "phrases"


@cache
def table(subject: str) -> dict[str, Any]:
    """A file of words by its name. Raises FileNotFoundError for one that is not there."""
    return tomllib.loads((FOLDER / f"{subject}.toml").read_text(encoding="utf-8"))

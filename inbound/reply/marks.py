"""The words by which quoting, footers and signatures are known, from the data file, compiled once.

Knows how the data is turned into patterns; refuses to know how lines are judged.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from re import Pattern

DATA = Path(__file__).parents[1] / "phrases" / "quoting.toml"


@dataclass(frozen=True)
class Marks:
    """Compiled patterns; each is anchored and bounded, so that a line is read in linear time."""

    wrote: Pattern[str]
    begins: Pattern[str]
    header: Pattern[str]
    header_classes: dict[str, str]
    separator: Pattern[str]
    above: Pattern[str]
    footer: Pattern[str]
    disclaimer: Pattern[str]
    mailing_list: Pattern[str]
    banner: Pattern[str]
    bannerish: Pattern[str]
    closing: Pattern[str]
    thanks: Pattern[str]


@cache
def marks() -> Marks:
    """The patterns, read from the data on first use."""
    data = tomllib.loads(DATA.read_text(encoding="utf-8"))
    headers: dict[str, list[str]] = data["headers"]
    classes = {label: name for name in ("other", "to", "subject", "sent", "from") for label in headers[name]}
    return Marks(
        wrote=re.compile(rf"(?<!\w)(?:{literals(data['attribution']['wrote'])})(?!\w)", re.IGNORECASE),
        begins=re.compile(rf"[\W_]{{0,6}}(?:{literals(data['attribution']['begin'])})(?![\w'])", re.IGNORECASE),
        header=re.compile(r"[ \t*_|]{0,6}([^:：]{1,24}?)[ \t*_]{0,3}[:：]"),
        header_classes=classes,
        separator=re.compile(rf"[\W_]{{0,50}}(?:{literals(data['separators']['words'])})[\W_]{{0,60}}$", re.IGNORECASE),
        above=re.compile(rf"[\W_]{{0,60}}(?:{literals(data['separators']['above'])})", re.IGNORECASE),
        footer=re.compile(
            rf"[\s*_(\[<>-]{{0,3}}(?:{alternatives(data['footers']['lines'])})[\W_]{{0,4}}$", re.IGNORECASE
        ),
        disclaimer=re.compile(rf"[\W_]{{0,6}}(?:{alternatives(data['footers']['disclaimers'])})", re.IGNORECASE),
        mailing_list=re.compile(alternatives(data["footers"]["lists"]), re.IGNORECASE),
        banner=re.compile(alternatives(data["footers"]["banners"]), re.IGNORECASE),
        bannerish=re.compile(literals(data["footers"]["bannerish"]), re.IGNORECASE),
        closing=re.compile(
            rf"(?:{alternatives(data['closings']['words'])})(?: (?:from|aus|de|desde|da) .{{1,30}})?(?![\w'])",
            re.IGNORECASE,
        ),
        thanks=re.compile(rf"(?:{alternatives(data['closings']['thanks'])})(?![\w'])", re.IGNORECASE),
    )


def alternatives(patterns: list[str]) -> str:
    return "|".join(f"(?:{pattern})" for pattern in patterns)


def literals(words: list[str]) -> str:
    """Longest first, so that a label is not cut short by another that begins it."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))

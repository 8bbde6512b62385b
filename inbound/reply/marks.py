"""The words by which quoting, footers and signatures are known, from the data file, compiled once.

Knows how the data is turned into patterns; refuses to know how lines are judged.
"""

import re
from dataclasses import dataclass
from functools import cache
from re import Pattern

from inbound.phrase_data import table

# Not what is set between arrows (">>> here <<<"), nor the row of a table, which has a bar at both ends,
# nor the line with which GroupWise introduces a quote (">>> Ana Lima <ana@a.example> 5/7/2026 9:12 >>>").
QUOTE = re.compile(
    r"(?!\s{0,3}>[> ]{0,20}[^<>\s][^<>]{0,200}<{2,10}\s*$)(?!>>> ?[^> ].{6,200}(?:\d|[AP]M) ?>>>\s*$)"
    r"(?:\s{0,3}(?:>|&gt;|\|\s(?!.{0,500}\|\s*$))|\s{0,8}[A-Z][A-Za-z]{0,10}>)"
)
FENCE = re.compile(r" {0,3}(?:```|~~~)")
TOKEN = re.compile(r"\w+")
UNSPACED = "\u0e00"


@dataclass(frozen=True)
class Marks:
    """Compiled patterns; each is anchored and bounded, so that a line is read in linear time."""

    wrote: Pattern[str]
    wrote_tokens: frozenset[str]
    begins: Pattern[str]
    quoting: Pattern[str]
    header: Pattern[str]
    header_classes: dict[str, str]
    separator: Pattern[str]
    glued: Pattern[str]
    passed_on: Pattern[str]
    above: Pattern[str]
    footer: Pattern[str]
    device: Pattern[str]
    notice: Pattern[str]
    service: Pattern[str]
    legal: Pattern[str]
    disclaimer: Pattern[str]
    mailing_list: Pattern[str]
    banner: Pattern[str]
    bannerish: Pattern[str]
    closing: Pattern[str]
    thanks: Pattern[str]
    role: Pattern[str]


@cache
def marks() -> Marks:
    """The patterns, read from the data on first use."""
    data = table("quoting")
    headers: dict[str, list[str]] = data["headers"]
    classes = {label: name for name in ("other", "to", "subject", "sent", "from") for label in headers[name]}
    return Marks(
        wrote=whole_words(data["attribution"]["wrote"]),
        wrote_tokens=frozenset(max(TOKEN.findall(phrase), key=len) for phrase in data["attribution"]["wrote"]),
        begins=re.compile(rf"[\W_]{{0,6}}(?:{literals(data['attribution']['begin'])})(?![\w'])", re.IGNORECASE),
        quoting=re.compile(rf"[\W_]{{0,6}}(?:{literals(data['attribution']['quoting'])})(?![\w'])", re.IGNORECASE),
        header=re.compile(r"[ \t*_|]{0,6}([^:：]{1,24}?)[ \t*_]{0,3}[:：]"),
        header_classes=classes,
        separator=re.compile(rf"[\W_]{{0,50}}(?:{literals(data['separators']['words'])})[\W_]{{0,60}}$", re.IGNORECASE),
        glued=re.compile(rf"[\W_]{{0,50}}(?:{literals(data['separators']['words'])})[\W_]{{3,60}}", re.IGNORECASE),
        passed_on=re.compile(rf"[\W_]{{2,50}}(?:{literals(data['separators']['words'])}) .{{2,120}}$", re.IGNORECASE),
        above=re.compile(rf"[\W_]{{0,60}}(?:{literals(data['separators']['above'])})", re.IGNORECASE),
        footer=re.compile(
            rf"[\s*_(\[<>-]{{0,3}}(?:{alternatives(data['footers']['lines'])})[\W_]{{0,4}}$", re.IGNORECASE
        ),
        device=re.compile(literals(data["footers"]["devices"]), re.IGNORECASE),
        service=re.compile(literals(data["footers"]["services"]), re.IGNORECASE),
        legal=re.compile(literals(data["footers"]["legal"])),
        notice=re.compile(rf"[\W_]{{0,6}}(?:{literals(data['footers']['notices'])})", re.IGNORECASE),
        disclaimer=re.compile(rf"[\W_]{{0,6}}(?:{alternatives(data['footers']['disclaimers'])})", re.IGNORECASE),
        mailing_list=re.compile(alternatives(data["footers"]["lists"]), re.IGNORECASE),
        banner=re.compile(alternatives(data["footers"]["banners"]), re.IGNORECASE),
        bannerish=re.compile(literals(data["footers"]["bannerish"]), re.IGNORECASE),
        closing=re.compile(
            rf"(?:{alternatives(data['closings']['words'])})(?: (?:from|aus|de|desde|da) .{{1,30}})?(?![\w'])",
            re.IGNORECASE,
        ),
        role=re.compile(rf"(?<!\w)(?:{alternatives(data['signatures']['roles'])})(?!\w)", re.IGNORECASE),
        thanks=re.compile(rf"(?:{alternatives(data['closings']['thanks'])})(?![\w'])", re.IGNORECASE),
    )


def tells_of_writing(text: str) -> bool:
    """Whether a word for "wrote" may stand in it: told by its tokens, since the pattern is dear."""
    if text and not text.isascii() and max(text) >= UNSPACED:
        return True
    return not marks().wrote_tokens.isdisjoint(TOKEN.findall(text.lower()))


def whole_words(words: list[str]) -> Pattern[str]:
    """Words that stand for themselves, but in scripts without spaces, where they stand anywhere."""
    spaced = literals([word for word in words if word[0] < UNSPACED])
    unspaced = literals([word for word in words if word[0] >= UNSPACED])
    return re.compile(rf"(?<!\w)(?:{spaced})(?!\w)|{unspaced}", re.IGNORECASE)


def label_of(line: str) -> str:
    """Which header a line gives, by its label in any language; an empty string when it gives none."""
    start = line[:60]
    found = marks().header.match(start) if ":" in start or "：" in start else None
    return marks().header_classes.get(found.group(1).strip(" *_").lower(), "") if found else ""


def fenced(lines: list[str]) -> list[bool]:
    """For each line, whether it stands in a block of code between two fences: nothing in it is a mark."""
    found = [False] * len(lines)
    likely = [number for number, line in enumerate(lines) if "```" in line or "~~~" in line]
    for mark in ("```", "~~~") if likely else ():
        fences = [number for number in likely if mark in lines[number] and FENCE.match(lines[number])]
        for first, last in zip(fences[::2], fences[1::2], strict=False):
            found[first : last + 1] = [True] * (last + 1 - first)
    return found


def alternatives(patterns: list[str]) -> str:
    return "|".join(f"(?:{pattern})" for pattern in patterns)


def literals(words: list[str]) -> str:
    """Any of the words, the longest that fits: told apart letter by letter, so that few are tried."""
    if words == [""]:
        return ""
    rests: dict[str, list[str]] = {}
    for word in words:
        if word:
            rests.setdefault(word[0], []).append(word[1:])
    told = "|".join(re.escape(letter) + literals(rest) for letter, rest in rests.items())
    if "" in words:
        return f"(?:{told})?"
    return f"(?:{told})" if len(rests) > 1 else told

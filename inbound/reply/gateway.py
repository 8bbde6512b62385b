"""What a company's gateway sets on top of a mail: a warning about its sender. Knows the first paragraph alone."""

import re

from inbound.reply.marks import QUOTE, marks

# A gateway is nobody: it does not say "I".
SOMEBODY = re.compile(r"\b(?:I|I'm|my|me|ich|mir|mich|mein\w{0,2}|je|moi|yo|eu)\b")
BRACKET = re.compile(
    r"\W{0,3}(?:[\[*(]\s?(?i:external|extern|externe|externo)(?i: (?:e-?mail|sender|mail))?\s?[\]:*!)]{1,4}"
    r"|EXTERN(?:AL|E|O)?(?: (?:E-?MAIL|SENDER|MAIL))?\s?[:*!]{1,4})\s*"
)


def without_banner(lines: list[str]) -> list[str]:
    """Drop a gateway's warning from the top: the paragraph that begins like one, or its bracketed word."""
    start = next((n for n, line in enumerate(lines) if line.strip()), len(lines))
    if start == len(lines):
        return lines
    first = lines[start].strip()
    if QUOTE.match(lines[start]):
        return lines
    end = next((n for n in range(start, len(lines)) if not lines[n].strip() or QUOTE.match(lines[n])), len(lines))
    if warning(lines[start:end]) and any(line.strip() for line in lines[end:]):
        return without_banner(lines[end:])
    bracket = BRACKET.match(first)
    if bracket and first[bracket.end() :]:
        return [first[bracket.end() :], *lines[start + 1 :]]
    return lines[start + 1 :] if bracket else lines


def warning(paragraph: list[str]) -> bool:
    """Whether a gateway wrote the paragraph, be it framed by rows or not."""
    told = [line for line in paragraph if line.strip(" *-_=#~")]
    if not told or not marks().banner.match(told[0].strip()):
        return False
    text = " ".join(told)[:1000]
    return not SOMEBODY.search(text) and len(marks().bannerish.findall(text)) >= 2

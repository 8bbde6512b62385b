"""Blocks of From, Sent, To and Subject above a quote, in any language. Knows labels; refuses to know what follows."""

import re

from inbound.reply.attribution import ADDRESS, BRACED, CLOCK, DAY, MAX_LENGTH, WHEN, row, separator
from inbound.reply.marks import label_of

BOX = re.compile(r"\s{0,3}\|-{4,100}>\s*$")
DRAWN = re.compile(r"\s{0,3}(?:\||>-{4,100}\|)")
SENDER = re.compile(r"[:：][\s*_]{0,4}[<\[]?[^\s<>@:]{1,64}@[^\s<>@]{1,64}\s*$")
LABEL = re.compile(r"[*_]{0,2}[^\W\d_][^\s:：]{0,20}(?: [^\s:：]{1,20}){0,2} ?[:：][*_]{0,2}\s?\S")
MOST_BOXED = 40
LEAST_LABELS = 4
ONCE = frozenset(["from", "sent", "subject"])


def header_block(lines: list[str], at: int) -> int:
    """How many lines from `at` on are a block of From, Sent, To, Subject; 0 when they are not."""
    return labelled(lines, at) or boxed(lines, at) or unknown_labels(lines, at) or lone_sender(lines, at)


def labelled(lines: list[str], at: int) -> int:
    """By labels that are known; what stands above a block that is whole without it is told apart from it."""
    seen: set[str] = set()
    last = at
    loose = 0
    above: tuple[int, set[str]] | None = None
    for number in range(at, min(at + 16, len(lines))):
        line = lines[number].lstrip("> \t")
        label = label_of(line)
        if label and number > at and not lines[number - 1].strip():
            above = above or (last, set(seen))
            if label == "from" and label not in seen and not enough(lines[at:number], seen) and labelled(lines, number):
                return last - at + 1
        if above and label in seen and label in ONCE:
            last, seen = above
            break
        if label:
            seen.add(label)
            last, loose = number, 0
            if line.count(":") > 1:
                seen.update(inline_labels(line))
        elif number == at or loose >= 2 or not continues(line, seen) or separator(line) or row(line):
            break
        else:
            loose += 1
    return last - at + 1 if enough(lines[at : last + 1], seen) else 0


def enough(lines: list[str], seen: set[str]) -> bool:
    """Whether so many labels make a block."""
    if "from" in seen and seen & {"sent", "subject"}:
        return True
    return len(seen & {"sent", "to", "subject"}) == 3 or dated_to(lines, seen)


def tells_of_mail(lines: list[str]) -> bool:
    """Whether a block names an address or an hour, as those of mail programs do and few of people's own lists."""
    text = " ".join(lines)[:MAX_LENGTH]
    return bool(ADDRESS.search(text) or CLOCK.search(text))


def lone_sender(lines: list[str], at: int) -> int:
    """A sender under their label, with an address and nothing else, in a paragraph of its own."""
    fresh = at > 0 and not lines[at - 1].strip() and at + 1 < len(lines) and not lines[at + 1].strip()
    return 1 if fresh and SENDER.search(lines[at][:MAX_LENGTH]) and label_of(lines[at]) == "from" else 0


def boxed(lines: list[str], at: int) -> int:
    """Drawn as boxes, as Lotus Notes does: a label in one, its value in the next."""
    if not BOX.match(lines[at]):
        return 0
    end = at
    while end < min(at + MOST_BOXED, len(lines)) and DRAWN.match(lines[end]):
        end += 1
    return end - at if any(label_of(line) == "from" for line in lines[at:end]) else 0


def unknown_labels(lines: list[str], at: int) -> int:
    """In a language that is not known: lines of label and value, an address in the first, a day and its hour below."""
    if not BRACED.search(lines[at][:MAX_LENGTH]) or not LABEL.match(lines[at]) or (at and lines[at - 1].strip()):
        return 0
    end = next((n for n in range(at, min(at + 8, len(lines))) if not LABEL.match(lines[n])), min(at + 8, len(lines)))
    told = " ".join(lines[at + 1 : end])[:MAX_LENGTH]
    return end - at if end - at >= LEAST_LABELS and CLOCK.search(told) and DAY.search(told) else 0


def dated_to(lines: list[str], seen: set[str]) -> bool:
    """A day and an address under their labels are enough, even without a sender."""
    text = " ".join(lines)[:MAX_LENGTH]
    return {"sent", "to"} <= seen and bool(WHEN.search(text)) and bool(ADDRESS.search(text))


def inline_labels(line: str) -> set[str]:
    """Labels further on in the same line, as when a client runs the block together."""
    return {label for piece in re.split(r"(?<=\S) (?=\S{1,12} ?:)", line[:400])[1:6] if (label := label_of(piece))}


def continues(line: str, seen: set[str]) -> bool:
    """A blank line within the block, or the wrapped rest of a long value."""
    return bool(seen) and (not line.strip() or len(line) < 200)

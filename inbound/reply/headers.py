"""Blocks of From, Sent, To and Subject above a quote, in any language. Knows labels; refuses to know what follows."""

import re

from inbound.reply.attribution import ADDRESS, MAX_LENGTH, WHEN
from inbound.reply.marks import label_of


def header_block(lines: list[str], at: int) -> int:
    """How many lines from `at` on are a block of From, Sent, To, Subject; 0 when they are not."""
    seen: set[str] = set()
    last = at
    loose = 0
    for number in range(at, min(at + 16, len(lines))):
        line = lines[number].lstrip("> \t")
        label = label_of(line)
        if label:
            seen.add(label)
            last, loose = number, 0
            if line.count(":") > 1:
                seen.update(inline_labels(line))
        elif number == at or loose >= 2 or not (continues(line, seen)):
            break
        else:
            loose += 1
    enough = (
        dated_to(lines[at : last + 1], seen)
        or ("from" in seen and bool(seen & {"sent", "subject"}))
        or len(seen & {"sent", "to", "subject"}) == 3
    )
    return last - at + 1 if enough else 0


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

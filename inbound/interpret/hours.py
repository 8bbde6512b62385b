"""The hour of the day as people write it in five languages. Knows one sentence; a bare number is no hour."""

import re

HOUR = re.compile(
    r"(?<![\w.:/-])(?P<hour>\d{1,2})(?:(?::|h| ?uhr ?)(?P<minute>[0-5]\d)(?: ?(?:h|uhr|hrs?)\b)?(?P<half> ?[ap]\.?m\b)?"
    r"|\.(?P<pointed>[0-5]\d) ?(?:h\b|uhr\b|hrs?\b|(?P<pointed_half>[ap]\.?m\b))"
    r"| ?(?:(?P<whole_half>[ap]\.?m\b)|h\b|uhr\b|heures?\b|horas?\b|hrs\b|o'clock))(?![\w.:/-]*\d)",
    re.IGNORECASE,
)
AT_POINTED = re.compile(
    r"(?:\bat|\bum|\bà|\bàs|\ba las|\bab) (?P<hour>\d{1,2})\.(?P<minute>[0-5]\d)(?![\d.])", re.IGNORECASE
)
# A length of time ("for 2 hours") is no hour of the day.
LENGTH = re.compile(r"(?:\bfor|\bpendant|\bdurante|\bpor|\bwährend|\bpour|\blang)\s*$", re.IGNORECASE)


def hour(words: str) -> str | None:
    """`15:00` for "15:00", "15h", "um 15 Uhr", "3pm", "at 15.30"; None where no hour is told."""
    for found in HOUR.finditer(words):
        minute = found["minute"] or found["pointed"] or "00"
        half = (found["half"] or found["pointed_half"] or found["whole_half"] or "").strip().lower()[:1]
        told = clock(int(found["hour"]), int(minute), half)
        if told and not LENGTH.search(words[: found.start()]):
            return told
    pointed = AT_POINTED.search(words)
    return clock(int(pointed["hour"]), int(pointed["minute"]), "") if pointed else None


def clock(hours: int, minutes: int, half: str) -> str | None:
    if half and not 1 <= hours <= 12 or hours > 23:
        return None
    return f"{hours % 12 + 12 * (half == 'p') if half else hours:02}:{minutes:02}"

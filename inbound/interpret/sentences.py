"""A reply cut into sentences, each also in the plain form in which phrases are looked for.

Knows punctuation, abbreviations and wrapped lines; refuses to know meanings.
"""

import re
from dataclasses import dataclass
from functools import cache, cached_property, partial
from re import Pattern

from inbound.interpret.calendar_words import months
from inbound.interpret.word_lists import alternatives, pattern
from inbound.text import fold

wording = partial(pattern, "sentences")

MAX_SENTENCES = 60
MAX_SENTENCE = 600
WRAPPED_FROM = 55
# "2: no. 3: yes": the full stop ends an answer, it shortens no "number".
ITEM_DENIED = re.compile(r"(?:^|[\s,;#(])\d{1,3}\s*[:)=–-]?\s*no$", re.IGNORECASE)
# A word before a full stop that is none: in a hurry people write on in lower case.
LOWER = re.compile(r"[a-zà-ž']{3,}$")
LONGEST_MONTH = 12
END = re.compile(
    r"[.!?…]+[\"'”’)\]»]*(?:\s+|$)|\s*;\s+|\s*[\U0001F300-\U0001FAFF\u2600-\u27BF\uFE0F\u2B50]+\s*(?=[A-ZÀ-Ž]|$)"
)
LIST_MARK = re.compile(r"^\s*(?:[-*•·]\s+)")
QUOTED = re.compile(r"\"[^\"\n]{1,300}\"|“[^”\n]{1,300}”|„[^“”\n]{1,300}[“”]|«[^»\n]{1,300}»")
PUNCTUATION = re.compile(r"\s*[,()\[\]]\s*|\s*:(?!\d)\s*|(?<!\d):|\s+-+\s+|\s*\.\.\.\s*|\s*;\s*|(?<=\w)\s*/\s+")
# A picture in the middle of a line parts what stands around it; a tone of skin, or a joiner of pictures, is no word.
PICTURE = re.compile(
    r"\s*[\U0001F300-\U0001FAFF\u2600-\u27BF\u2B50][\U0001F3FB-\U0001F3FF\u200D\uFE0F\u2640\u2642]*\s*"
)
NOISE = re.compile(r"[^\w',;%@.+/#&-]+|(?<!\w)['.-]+|[.'-]+(?!\w)")
SPANISH_YES = re.compile(r"(?<!\w)[sS][íÍ](?!\w)")
EMOJI = {
    **dict.fromkeys("👍🙌✅👌💯🆗✔☑", " emojiyes "),
    **dict.fromkeys("👎❌🚫🙅", " emojino "),
    **dict.fromkeys("⭐🌟★", " emojistar "),
    "½": " half ",
    "¼": " quarter ",
    "¾": " three-quarters ",
}


@cache
def leading() -> Pattern[str]:
    """ "Yes I will", written without a comma."""
    goes_on = alternatives("sentences", "goes_on")
    return re.compile(rf"^(?:(?:anyway|well|so|oh|um|hmm) )?(?:yes|no|yep|nope|yeah|nah)(?= (?:{goes_on})(?![\w']))")


@cache
def month_ahead() -> Pattern[str]:
    return re.compile("|".join(sorted((name for name in months() if len(name) > 2), key=len, reverse=True)), re.I)


@dataclass(frozen=True)
class Sentence:
    """One sentence as written, and where it stood."""

    raw: str
    number: int
    line: int
    end: str = ""

    @property
    def question(self) -> bool:
        return "?" in self.end or self.raw.lstrip().startswith("¿")

    @cached_property
    def plain(self) -> str:
        """Folded, quoted words blanked out, clauses parted by ` , `."""
        return plain(QUOTED.sub(" quotedwords ", self.raw))

    @cached_property
    def full(self) -> str:
        """Folded as `plain`, with quoted words kept."""
        return plain(self.raw)


# "N° 2", "N.º 2", "Nr. 2"; "#1-#3".
NUMBER_SIGN = re.compile(r"\b[Nn](?:\.?\s?[°º]|r\.?)\s*(?=\d)")
RANGE_SIGN = re.compile(r"(?<=\d)\s?[-–]\s?#\s?(?=\d)")


def plain(text: str) -> str:
    for mark, word in EMOJI.items():
        if mark in text:
            text = text.replace(mark, word)
    text = NUMBER_SIGN.sub("number ", RANGE_SIGN.sub("-", text))
    folded = fold(SPANISH_YES.sub("si_", text))
    folded = PUNCTUATION.sub(" , ", PICTURE.sub(" , ", folded))
    folded = NOISE.sub(" ", folded)
    folded = re.sub(r"(?: ,)+(?= |$)", " ,", re.sub(r"\s+", " ", folded)).strip(" ,")
    return leading().sub(r"\g<0> ,", folded)


def sentences(reply: str) -> list[Sentence]:
    """The sentences of a reply in order; a line break ends one unless the line was merely wrapped."""
    found: list[Sentence] = []
    for line_number, line in enumerate(unwrapped(reply)):
        for raw, end in split(LIST_MARK.sub("", line)):
            if raw.strip():
                found.append(Sentence(raw.strip()[:MAX_SENTENCE], len(found), line_number, end))
            if len(found) >= MAX_SENTENCES:
                return found
    return found


def unwrapped(reply: str) -> list[str]:
    """Non-empty lines; a long line that does not end a sentence is joined with the next."""
    joined: list[str] = []
    open_line = False
    for line in reply.split("\n"):
        text = line.strip()
        if not text:
            open_line = False
            continue
        if open_line and joined and not LIST_MARK.match(text):
            joined[-1] = f"{joined[-1]} {text}"
        else:
            joined.append(text)
        open_line = len(line) >= WRAPPED_FROM and len(joined[-1]) < 4000 and not re.search(r"[.!?:;…]['\")]?$", text)
    return joined


def split(line: str) -> list[tuple[str, str]]:
    """(sentence, its closing punctuation) pairs of a line; abbreviations and numbers do not end one."""
    pieces: list[tuple[str, str]] = []
    start = 0
    for end in END.finditer(line[:8000]):
        before = line[start : end.start()]
        mark = end.group().strip()
        follows, ahead = line[end.end() : end.end() + 1], fold(line[end.end() : end.end() + LONGEST_MONTH])
        if (
            mark.startswith(".")
            and len(mark) == 1
            and end.end() < len(line)
            and not (wording("answers").search(before[-8:]) and not follows.isdigit())
            and not ITEM_DENIED.search(before)
            and (wording("abbreviations").search(before[-8:] + ".") or follows.islower() and not LOWER.search(before))
        ):
            continue
        if (
            mark == "."
            and re.search(r"(?:^|[\s(])\d{1,2}$", before)
            and (not before.strip(" 0123456789") or month_ahead().match(ahead))
        ):
            continue
        if inside_quotes(line[start : end.end()]):
            continue
        closed = mark.lstrip(".!?…") if inside_quotes(before) else ""
        pieces.append((before + (closed if mark[:1] in ".!?…;" else mark), mark))
        start = end.end()
    pieces.append((line[start:8000], ""))
    return [part for raw, mark in pieces for part in before_question(raw, mark)]


def before_question(raw: str, mark: str) -> list[tuple[str, str]]:
    """Spanish marks where a question begins: "Perfecto, ¿le escribo yo?" is a statement and a question."""
    at = raw.find("¿")
    if at <= 0 or not raw[:at].strip(" ,;:–-¡") or inside_quotes(raw[:at]):
        return [(raw, mark)]
    return [(raw[:at].rstrip(" ,;:–-"), ","), (raw[at:], mark)]


def inside_quotes(text: str) -> bool:
    return text.count('"') % 2 == 1 or text.count("“") > text.count("”")

"""Rows of items and answers in one breath, "y 1 n 2 y 3" or "1 y 2 n", spelt out so that each pair is a clause."""

import re

ANSWERS = {"y": "yes", "yes": "yes", "ok": "yes", "n": "no", "no": "no"}
# Words that stand for themselves in such a row: "1-4 ok 5 no 6 later".
OTHERS = (
    "okay|approve|approved|reject|rejected|later|hold|wait|remind|snooze"
    "|ja|nein|si_|oui|non|sim|nao|spater|luego|depois"
)
WORDS = sorted([*ANSWERS, *OTHERS.split("|")], key=len, reverse=True)
ANSWER = f"(?P<answer>{'|'.join(WORDS)})"
ITEM = r"(?P<item>\d{1,3}(?:-\d{1,3})?)"
ANSWER_FIRST = re.compile(rf"{ANSWER} ?{ITEM}(?: ,)?(?: |$)")
ITEM_FIRST = re.compile(rf"{ITEM} ?{ANSWER}(?: ,)?(?: |$)")
LEAST = 2


def row_spelt_out(text: str) -> str:
    """ "1 yes , 2 no" for a plain sentence that is such a row and nothing else; there a lone "y" never means "and"."""
    for pattern in (ANSWER_FIRST, ITEM_FIRST):
        found, end = [], 0
        while pair := pattern.match(text, end):
            found.append(pair)
            end = pair.end()
        if end == len(text) and len(found) >= LEAST:
            return " , ".join(f"{pair['item']} {ANSWERS.get(pair['answer'], pair['answer'])}" for pair in found)
    return text

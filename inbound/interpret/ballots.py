"""Rows of items and answers in one breath, "y 1 n 2 y 3" or "1 y 2 n", spelt out so that each pair is a clause."""

import re

ANSWERS = {"y": "yes", "yes": "yes", "ok": "yes", "n": "no", "no": "no"}
ANSWER, ITEM = f"(?P<answer>{'|'.join(ANSWERS)})", r"(?P<item>\d{1,3})"
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
            return " , ".join(f"{pair['item']} {ANSWERS[pair['answer']]}" for pair in found)
    return text

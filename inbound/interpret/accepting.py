"""Whether what somebody accepts, or cannot accept, is an offer of ours: not parcels, nor that one is getting old.

Knows the words that stand for an offer; refuses to know what the answer comes to.
"""

import re

from inbound.interpret.gates import Gated
from inbound.interpret.word_lists import pattern

SUBJECT = "holding"


def of_other_things(gated: Gated, start: int, end: int) -> bool:
    """Whether what is accepted or not is no offer: neither a word that stands for it nor a name."""
    for found in pattern(SUBJECT, "accepting").finditer(gated.text, start, end):
        after = gated.text[found.end() :].lstrip()
        named = re.search(rf"\b{found.group()}\W+([^\W\d_])", gated.sentence.raw, re.IGNORECASE)
        if not pattern(SUBJECT, "acceptable").match(after) and not (named and named[1].isupper()):
            return True
        if pattern(SUBJECT, "fact").match(after):
            return True
    return False

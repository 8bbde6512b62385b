"""Whether what somebody accepts, or cannot accept, is an offer of ours: not parcels, nor that one is getting old.

Knows the words that stand for an offer; refuses to know what the answer comes to.
"""

import re

from inbound.interpret.gates import Gated

# What one can accept here; "I accept that I'm getting old" and "I can't accept parcels" are of other things.
ACCEPTABLE = re.compile(
    r"(?:$|,|(?:just|right|under|without|owing|due|given|while|although|though|straight|formally|officially|also"
    r"|so|him|her|them|it|both|all|one|two|three|another|someone|somebody|anyone|anybody|any|more|new|mentees?"
    r"|people|mr|mrs"
    r"|ms|dr|prof|to|with|and|or|but|on|in|for|at|as|from|of|until|if|before|after|because|since|when|unless"
    r"|again|now|today|tomorrow"
    r"|please|thanks?|gladly|happily|gratefully|wholeheartedly|immediately|here|hereby|too|then|right"
    r"|this(?: \w+)?|yet|either|yours|hers"
    r"|his|the|your|my|her|their|that(?! (?:i|he|she|it|we|they|you|the|this|my|there|not|one|some|nobody|i'm"
    r"|it's|he's|she's"
    r"|we're))|such|so|anything|that)(?![\w']))"
)
ACCEPTING = re.compile(r"(?<![\w'])accept(?:ed|ing|s)?(?![\w'])")


def of_other_things(gated: Gated, start: int, end: int) -> bool:
    """Whether what is accepted or not is no offer: neither a word that stands for it nor a name."""
    for found in ACCEPTING.finditer(gated.text, start, end):
        after = gated.text[found.end() :].lstrip()
        named = re.search(rf"\b{found.group()}\W+([^\W\d_])", gated.sentence.raw, re.IGNORECASE)
        if not ACCEPTABLE.match(after) and not (named and named[1].isupper()):
            return True
        if re.match(
            r"that (?:i|he|she|it|we|they|you|the|this|my|there|not|i'm|it's|he's|she's|we're)(?![\w'])", after
        ):
            return True
    return False

"""Where people mean to meet, out of a raw sentence in five languages. Knows one sentence, and dates to pass by."""

import re
from datetime import date

from inbound.interpret.dates import first_date
from inbound.interpret.hours import hour
from inbound.interpret.sentences import plain

IN = re.compile(
    r"(?<![\w'’])(?:at|in|im|in der|in dem|in den|beim|bei|on(?= (?:zoom|teams|skype|meet|the phone))|over|via"
    r"|per|por|pelo"
    r"|en(?: el| la| los| las)?|au|aux|à la|à l['’]|chez|dans(?: le| la| l['’])?|no|na|em)(?:\s+"
    r"|(?<=['’]))(?=(?P<place>[^,.;!?:()\n]{3,60}))",
    re.IGNORECASE,
)
ENDS = re.compile(
    r"\s+(?:at|on|um|a las?|à|às|from|for|with|about|to|and|if|because|y|und|et|e|am|le|el|con|mit|avec|com|para"
    r"|pour|für"
    r"|bitte|please|por favor|eintragen|ein|statt|dort|then|this|next|tomorrow|instead|would|is|works?|passt"
    r"|geht)(?=\s|$).*$",
    re.IGNORECASE,
)
NO_PLACE = re.compile(
    r"(?:the |my |our |a |an |that |this |it|der |dem |el |la |le |o )*(?:morning|afternoon|evening|night"
    r"|calendar|diary|touch"
    r"|time|person|general|case|meantime|question|contact|english|german|spanish|french|portuguese|all|least"
    r"|first|last|once"
    r"|noon|lunchtime|midday|work|hour|hours|weeks?|months?|days?|years?|future|end|moment|agenda|kalender|calendrier"
    r"|morgens?|nachmittag|abend|vormittag|mañana|tarde|noche|matin|soir|après-midi|manhã|noite|persona|pessoa"
    r"|personne|favor"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|quarter|eins|zwei|drei|vier|fünf|sechs"
    r"|ejemplo|exemple|exemplo|principio|there|here|us|me|her|him|them|you)\b",
    re.IGNORECASE,
)


def place_in(raw: str, today: date) -> str | None:
    """The first stretch behind "in", "at" and their cousins that is no time and no date."""
    for found in IN.finditer(raw):
        words = ENDS.sub("", found["place"]).strip(" '\"“”")
        folded = plain(words)
        if len(words) < 3 or words[0].isdigit() or NO_PLACE.match(words):
            continue
        if first_date(folded, today) is None and first_date(f"in {folded}", today) is None and hour(words) is None:
            return words
    return None

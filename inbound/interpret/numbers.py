"""Numbers, percentages and lengths of time as people write them, in five languages. Knows folded text alone."""

import re
from collections.abc import Callable
from re import Match, Pattern

from inbound.interpret.number_words import ORDINALS, UNITS

NUMBER = r"(?:\d+(?:[.,]\d+)?|" + "|".join(sorted(UNITS, key=len, reverse=True)) + r")"
HALF = r"(?:half|medio|media|demi|demie|halb|halbe|halben|meio|meia)"
PERCENT = re.compile(
    rf"(?<![\w.])({NUMBER}|\d+(?:[.,]\d+)?) ?(?:-| )?(?:%|per ?cent|pour "
    rf"?cent|por ?ciento|por ?cento|prozent|v\.? ?h\.?)(?!\w)"
)
FRACTIONS = (
    (
        re.compile(
            r"\b(?:three[- ]quarters?|tres cuartos|cuartas partes|trois "
            r"quarts|drei ?viertel|dreiviertel|tres quartos)\b"
        ),
        75,
    ),
    (re.compile(r"\b(?:two[- ]thirds?|dos tercios|deux tiers|zwei drittel|dois tercos)\b"), 67),
    (re.compile(r"\b(?:one[- ]third|a third|un tercio|un tiers|ein drittel|um terco)\b"), 33),
    (re.compile(r"\b(?:one[- ]quarter|a quarter|un cuarto|un quart|ein viertel|um quarto)\b"), 25),
    (
        re.compile(
            r"\b(?:half ?way|half done|half finished|half|midway|a medias|"
            r"a mitad|la mitad|a mi-chemin|a moitie|la moitie|zur halfte|"
            r"die halfte|halb fertig|a meio|metade|pela metade)\b"
        ),
        50,
    ),
)
HOUR = r"(?:hours?|hrs?|h|horas?|horita|heures?|stunden?|stundchen|std\.?)"
TENS = "|".join(word for word in UNITS if UNITS[word] in range(20, 100, 10) and "-" not in word)
ONES = "|".join(word for word in UNITS if 1 <= UNITS[word] <= 9 and len(word) > 2)
MINUTE = r"(?:minutes?|mins?|min\.?|minutos?|minuten?|m(?=$| ))"
LENGTHS: tuple[tuple[Pattern[str], Callable[["Match[str]"], int]], ...] = (
    (re.compile(r"(?<!\w)(\d{1,2}) ?h ?(\d{2})(?!\w)"), lambda found: 60 * int(found[1]) + int(found[2])),
    (
        re.compile(
            r"\b(?:eine )?dreiviertel ?stunden?\b|\bthree[ -]quarters of an "
            r"hour\b|\btrois quarts d'heure\b|\btres cuartos de hora\b|\btres "
            r"quartos de hora\b"
        ),
        lambda found: 45,
    ),
    (
        re.compile(
            r"\b(?:a |one )?quarter of an hour\b|\b(?:eine )?viertel ?stunde\b|"
            r"\bun quart d'heure\b|\bun cuarto de hora\b|\bum quarto de "
            r"hora\b"
        ),
        lambda found: 15,
    ),
    (
        re.compile(
            r"\banderthalb stunden?\b|\beineinhalb stunden?\b|\bhora y media\b|"
            r"\bhora e meia\b|\bheure et demie\b|\b(?:an|one) hour and a "
            r"half\b|\bone and a half hours?\b|\bhour and a half\b"
        ),
        lambda found: 90,
    ),
    (
        re.compile(
            r"\b(?:an |one )?hour and a quarter\b|\bhora y cuarto\b|\b(?:une )?heure et quart\b|\beineinviertel"
            r" stunden?\b"
            r"|\bhora e (?:um )?quarto\b|\bfive quarters of an hour\b"
        ),
        lambda found: 75,
    ),
    (
        re.compile(r"\b(?:an |one )?hour and three quarters\b|\bhora y tres cuartos\b|\bheure trois quarts\b"),
        lambda found: 105,
    ),
    (
        re.compile(rf"(?<![\w.])({NUMBER}) {HOUR} (?:and|y|et|und|e) ({NUMBER}) ?(?:{MINUTE})"),
        lambda found: 60 * whole(found[1]) + whole(found[2]),
    ),
    (
        re.compile(
            rf"(?<![\w.])({NUMBER})(?: and a half|einhalb|,5|\.5)? (?:{HOUR}) (?:and a half|y media|et demie|e meia)"
        ),
        lambda found: 60 * whole(found[1]) + 30,
    ),
    (
        re.compile(rf"(?<![\w.])({NUMBER}) {HOUR} (\d\d|ten|fifteen|twenty|thirty|forty|forty-five|fifty)(?!\w)"),
        lambda found: 60 * whole(found[1]) + whole(found[2]),
    ),
    (re.compile(rf"(?<![\w.])({NUMBER}) and a half {HOUR}"), lambda found: 60 * whole(found[1]) + 30),
    (
        re.compile(
            r"\b(?:half an hour|half hour|half-hour|a half hour|media hora|"
            r"demi-?heure|une demi heure|halbe stunde|halben stunde|meia "
            r"hora)\b"
        ),
        lambda found: 30,
    ),
    (
        re.compile(rf"\b({TENS})[ -](?:y |e |et )?({ONES})[ -]?{MINUTE}(?!\w)"),
        lambda found: whole(found[1]) + whole(found[2]),
    ),
    (
        re.compile(r"(?<![\d:])(\d):([0-5]\d) ?(?:h|hours?|hrs?|std|stunden)\b"),
        lambda found: 60 * int(found[1]) + int(found[2]),
    ),
    (re.compile(r"(?<!\w)(\d{1,3})'(?= |$)"), lambda found: int(found[1])),
    (re.compile(rf"(?<![\w.])({NUMBER}) ?-? ?{MINUTE}(?!\w)"), lambda found: whole(found[1])),
    (
        re.compile(
            rf"(?<![\w.,])({NUMBER}) (?:good|full|whole|gute|guten|volle|knappe|knappen|ganze|bonne|petite"
            rf"|bonnes|buena|boa|solid|solide|short) {HOUR}(?!\w)"
        ),
        lambda found: round(60 * real(found[1])),
    ),
    (re.compile(rf"(?<![\w.,])({NUMBER}) ?-? ?{HOUR}(?!\w)"), lambda found: round(60 * real(found[1]))),
)


def whole(word: str) -> int:
    return int(real(word))


def real(word: str) -> float:
    if word[:1].isdigit():
        return float(word.replace(",", "."))
    return float(UNITS.get(word, ORDINALS.get(word, 0)))


def minutes(text: str) -> int | None:
    """The length of time in a plain sentence, in minutes."""
    for pattern, value in LENGTHS:
        found = pattern.search(text)
        if found:
            length = value(found)
            return length if 0 < length <= 24 * 60 else None
    return None


def percent(text: str) -> int | None:
    """A share of a hundred: "60 %", "eighty percent", "halfway", "three quarters"."""
    found = PERCENT.search(text)
    if found:
        value = real(found.group(1))
        return round(value) if 0 <= value <= 100 else None
    return next((share for pattern, share in FRACTIONS if pattern.search(text)), None)

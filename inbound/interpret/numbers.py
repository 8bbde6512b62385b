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
            r"quarts|drei ?vierteln?|dreiviertel|tres quartos)\b"
        ),
        75,
    ),
    (re.compile(r"\b(?:two[- ]thirds?|dos tercios|deux tiers|zwei ?dritteln?|dois tercos)\b"), 67),
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
AND = r"(?:and|&|\+|plus|y|et|und|e)"
ARTICLE = r"(?:a|an|one|un|una|um|uma|une|eine[nrs]?)"
PARTS = (
    (45, r"(?:three[- ]quarters?|tres cuartos|tres quartos|trois quarts|drei ?viertel(?: ?stunde)?|3/4)"),
    (15, r"(?:quarter|cuarto|quarto|quart|viertel(?: ?stunde)?|1/4)"),
    (30, rf"(?:{HALF}(?: (?:stunde|hour))?|1/2)"),
)
PART = "|".join(words for _, words in PARTS)
OF_IT = r"(?! of (?!an hour)| (?:was|is|were) )"
ROUND = "|".join(word for word in UNITS if UNITS[word] in (5, *range(10, 60, 5)) and "-" not in word)
ARTICLES = frozenset(word for word in UNITS if UNITS[word] == 1)
MINUTE = r"(?:minutes?|mins?|min\.?|minutos?|minuten?|(?:(?<=\d)|(?<=\d ))m(?=$| ))"
LENGTHS: tuple[tuple[Pattern[str], Callable[["Match[str]"], int]], ...] = (
    (re.compile(r"(?<!\w)(\d{1,2}) ?h ?(\d{2})(?!\w)"), lambda found: 60 * int(found[1]) + int(found[2])),
    (  # "an hour and a quarter", "une heure trois quarts", "hora y media"
        re.compile(
            rf"(?<![\w.,/])(?:({NUMBER}) )?(?:good |full |gute |bonne |buena |boa )?{HOUR}"
            rf"(?: {AND}(?: {ARTICLE})? ({PART})| (?:{ARTICLE} )?({PARTS[0][1]}|{PARTS[1][1]}))(?!\w){OF_IT}"
        ),
        lambda found: 60 * whole(found[1] or "1") + part(found[2] or found[3]),
    ),
    (  # "five quarters of an hour", "cinq quarts d'heure", "drei Viertelstunden"
        re.compile(
            rf"(?<![\w.,/])({NUMBER})[ -](?:quarters of an hour|quarts d'heure|[ck]uartos de hora|quartos de hora"
            r"|viertel ?stunden?)(?!\w)"
        ),
        lambda found: 15 * whole(found[1]),
    ),
    (  # "two and a quarter hours", "1 1/2 hours", "eine und eine halbe Stunde"
        re.compile(rf"(?<![\w.,/])({NUMBER}) ({AND} )?(?:{ARTICLE} )?({PART})(?: {HOUR}|(?<=stunde))(?!\w)"),
        lambda found: 60 * whole(found[1]) * (bool(found[2]) or found[1] not in ARTICLES) + part(found[3]),
    ),
    (  # "1,5 Stunden"; plain text parts the two
        re.compile(rf"(?<![\w.,])(\d) , (5|25|75) ?{HOUR}(?!\w)"),
        lambda found: round(60 * float(f"{found[1]}.{found[2]}")),
    ),
    (  # "zweieinhalb Stunden", "eineinviertel Stunden"
        re.compile(rf"\b(eine?|zwei|drei|vier|funf)(?:ein(halb|viertel)|(dreiviertel)) ?{HOUR}(?!\w)"),
        lambda found: 60 * whole(found[1]) + part(found[2] or found[3]),
    ),
    (
        re.compile(
            rf"(?<![\w.])({NUMBER}) {HOUR} {AND} ({ROUND}|\d\d)"
            r"(?= ?(?:$|,|\.|by |on |via |at |in |over |por |par |am |per |with |con |com |mit |avec |together"
            r"|gesprochen))"
        ),
        lambda found: 60 * whole(found[1]) + whole(found[2]),
    ),
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
            r"\b(?:half an hour|half hour|half-hour|a half hour|media hor(?:it)?a|"
            r"demi-?heure|une demi heure|halbe[ns]? (?:stunde|stundchen)|meia hor(?:inh)?a)\b"
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
    (
        re.compile(
            r"\b(?:our|the usual|the full|the whole|unsere|notre|nuestra|nossa)"
            r"(?: (?:usual|full|whole|regular|good|weekly|monthly|ublichen?|ganze|monatliche|habitual|habituelle))*"
            r" (?:hour|stunde|heure|hora)\b"
        ),
        lambda found: 60,
    ),
)
# "Two hours on Saturday"; never "two hours a day".
LEADING_LENGTH = re.compile(
    r"(?:(?:about|roughly|around|a|an|good|full|just|only|nearly|almost|some|over|rund|etwa|gut|knapp|unas|casi|environ"
    r"|presque|cerca|de|umas|quase|yes|,) )*$"
)
REPEATED = re.compile(
    r"(?:hours?|minutes?|mins?|horas?|heures?|stunden?|minuten?|minutos?)"
    r" (?:a|per|each|every|al|por|par|pro|late|early|delay|tarde|verspatung|de retard|de atraso|de retraso|zu spat"
    r"|of (?!talk|conversation|chat|good|coffee|mentoring|our|very|real))(?!\w)"
)
LATE = re.compile(r"(?<![\w'])(?:late|delay\w*|retard|atraso|retraso|verspatung|traffic|travel\w*|practice)(?![\w'])")


def length_first(text: str) -> int | None:
    """The length of time that a sentence opens with."""
    starts = (found.start() for pattern, _ in LENGTHS if (found := pattern.search(text)))
    led = any(LEADING_LENGTH.fullmatch(text[:start]) for start in starts)
    return minutes(text) if led and not (REPEATED.search(text) or LATE.search(text)) else None


def part(words: str) -> int:
    """The minutes of a part of an hour."""
    return next(length for length, wordings in PARTS if re.fullmatch(wordings, words))


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

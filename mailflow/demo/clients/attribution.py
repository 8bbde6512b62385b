"""The line above a quoted mail ("On Tuesday … wrote:"), by mail program and language, as data.

A row is a CLDR date pattern and a sentence with `{date}`, `{who}` (name and address) or `{name}`.
"""

from datetime import datetime

from babel.dates import format_datetime

from mailflow.demo.clients.draft import Language
from mailflow.demo.clients.original import Original

Row = tuple[str, str]

LOCALES: dict[Language, str] = {
    "en": "en_US", "es": "es_ES", "fr": "fr_FR", "de": "de_DE", "pt": "pt_BR", "it": "it_IT", "nl": "nl_NL",
    "pl": "pl_PL", "sv": "sv_SE", "da": "da_DK", "ja": "ja_JP", "zh": "zh_Hans_CN", "ru": "ru_RU",
}  # fmt: skip

# Gmail puts a narrow no-break space (U+202F) before AM and PM since late 2022.
GMAIL: dict[Language, Row] = {
    "en": ("EEE, MMM d, y 'at' h:mm\u202fa", "On {date} {who} wrote:"),
    "es": ("EEE, d MMM y 'a' 'las' H:mm", "El {date}, {who} escribió:"),
    "fr": ("EEE d MMM y 'à' HH:mm", "Le {date}, {who} a écrit :"),
    "de": ("EEE, d. MMM y 'um' HH:mm 'Uhr'", "Am {date} schrieb {who}:"),
    "pt": ("EEE, d 'de' MMM 'de' y 'às' HH:mm", "Em {date}, {who} escreveu:"),
    "it": ("EEE d MMM y 'alle' 'ore' HH:mm", "Il giorno {date} {who} ha scritto:"),
    "nl": ("EEE d MMM y 'om' HH:mm", "Op {date} schreef {who}:"),
    "pl": ("EEE, d MMM y 'o' HH:mm", "{date} {who} napisał(a):"),
    "sv": ("EEE d MMM y 'kl' HH:mm", "Den {date} skrev {who}:"),
    "da": ("EEE d. MMM y 'kl.' HH.mm", "Den {date} skrev {who}:"),
    "ja": ("y年M月d日(EEE) H:mm", "{date} {who}:"),
    "zh": ("y年M月d日EEE HH:mm", "{who} 于{date}写道："),
    "ru": ("EEE, d MMM y 'г.' 'в' HH:mm", "{date}, {who}:"),
}

APPLE: dict[Language, Row] = {
    "en": ("MMM d, y, 'at' h:mm\u202fa", "On {date}, {who} wrote:"),
    "es": ("d MMM y, 'a' 'las' H:mm", "El {date}, {who} escribió:"),
    "fr": ("d MMM y 'à' HH:mm", "Le {date}, {who} a écrit :"),
    "de": ("dd.MM.y 'um' HH:mm", "Am {date} schrieb {who}:"),
    "pt": ("d 'de' MMM 'de' y, 'à(s)' HH:mm", "Em {date}, {who} escreveu:"),
    "it": ("d MMM y, 'alle' 'ore' HH:mm", "Il giorno {date}, {who} ha scritto:"),
    "nl": ("d MMM y, 'om' HH:mm", "Op {date} heeft {who} het volgende geschreven:"),
    "pl": ("d MMM y, 'o' 'godz.' HH:mm", "Wiadomość napisana przez {who} w dniu {date}:"),
    "sv": ("d MMM y 'kl.' HH:mm", "{date} skrev {who}:"),
    "da": ("d. MMM y 'kl.' HH.mm", "Den {date} skrev {who}:"),
    "ja": ("y/MM/dd H:mm", "{date}、{who}のメール:"),
    "zh": ("y年M月d日 HH:mm", "{date}，{who} 写道："),
    "ru": ("d MMM y 'г.', 'в' HH:mm", "{date}, {who} написал(а):"),
}

YAHOO: dict[Language, Row] = {
    "en": ("EEEE, MMMM d, y 'at' hh:mm:ss a ZZZZ", "On {date}, {who} wrote:"),
    "es": ("EEEE, d 'de' MMMM 'de' y, HH:mm:ss ZZZZ", "El {date}, {who} escribió:"),
    "fr": ("EEEE d MMMM y 'à' HH:mm:ss ZZZZ", "Le {date}, {who} a écrit :"),
    "de": ("EEEE, d. MMMM y 'um' HH:mm:ss ZZZZ", "Am {date} hat {who} Folgendes geschrieben:"),
    "pt": ("EEEE, d 'de' MMMM 'de' y 'às' HH:mm:ss ZZZZ", "Em {date}, {who} escreveu:"),
    "it": ("EEEE d MMMM y 'alle' 'ore' HH:mm:ss ZZZZ", "Il {date}, {who} ha scritto:"),
    "nl": ("EEEE d MMMM y 'om' HH:mm:ss ZZZZ", "Op {date} schreef {who}:"),
    "pl": ("EEEE, d MMMM y HH:mm:ss ZZZZ", "{date}, {who} napisał(a):"),
    "sv": ("EEEE d MMMM y 'kl.' HH:mm:ss ZZZZ", "Den {date} skrev {who}:"),
    "da": ("EEEE 'den' d. MMMM y HH.mm.ss ZZZZ", "Den {date} skrev {who}:"),
    "ja": ("y年M月d日EEEE HH:mm:ss ZZZZ", "{date}、{who} が書きました:"),
    "zh": ("y年M月d日EEEE HH:mm:ss ZZZZ", "在 {date}，{who} 写道："),
    "ru": ("EEEE, d MMMM y 'г.', HH:mm:ss ZZZZ", "{date}, {who} написал(-а):"),
}

# The Japanese Thunderbird really leaves this line in English.
THUNDERBIRD: dict[Language, Row] = {
    "en": ("M/d/yy h:mm a", "On {date}, {name} wrote:"),
    "es": ("d/M/yy 'a' 'las' H:mm", "El {date}, {name} escribió:"),
    "fr": ("dd/MM/y 'à' HH:mm", "Le {date}, {name} a écrit :"),
    "de": ("dd.MM.yy 'um' HH:mm", "Am {date} schrieb {name}:"),
    "pt": ("dd/MM/y HH:mm", "Em {date}, {name} escreveu:"),
    "it": ("dd/MM/yy HH:mm", "Il {date}, {name} ha scritto:"),
    "nl": ("dd-MM-y 'om' HH:mm", "Op {date} schreef {name}:"),
    "pl": ("d.MM.y 'o' HH:mm", "W dniu {date}, {name} pisze:"),
    "sv": ("y-MM-dd 'kl.' HH:mm", "Den {date}, skrev {name}:"),
    "da": ("dd.MM.y 'kl.' HH.mm", "Den {date} skrev {name}:"),
    "ja": ("y/MM/dd H:mm", "On {date}, {name} wrote:"),
    "zh": ("y/M/d HH:mm", "在 {date}, {name} 写道:"),
    "ru": ("dd.MM.y H:mm", "{date}, {name} пишет:"),
}

PROTON: dict[Language, Row] = {
    "en": ("EEEE, MMMM d, y 'at' h:mm a", "On {date}, {who} wrote:"),
    "es": ("EEEE, d 'de' MMMM 'de' y 'a' 'las' H:mm", "El {date}, {who} escribió:"),
    "fr": ("EEEE d MMMM y 'à' HH:mm", "Le {date}, {who} a écrit :"),
    "de": ("EEEE, d. MMMM y 'um' HH:mm", "Am {date} schrieb {who}:"),
    "pt": ("EEEE, d 'de' MMMM 'de' y 'às' HH:mm", "Em {date}, {who} escreveu:"),
    "it": ("EEEE d MMMM y 'alle' HH:mm", "Il {date}, {who} ha scritto:"),
    "nl": ("EEEE d MMMM y 'om' HH:mm", "Op {date} schreef {who}:"),
    "pl": ("EEEE, d MMMM y HH:mm", "{date}, {who} napisał(a):"),
    "sv": ("EEEE d MMMM y 'kl.' HH:mm", "Den {date} skrev {who}:"),
    "da": ("EEEE d. MMMM y 'kl.' HH.mm", "Den {date} skrev {who}:"),
    "ja": ("y年M月d日EEEE H:mm", "{date}、{who} は書きました:"),
    "zh": ("y年M月d日EEEE HH:mm", "{who} 于 {date} 写道："),
    "ru": ("EEEE, d MMMM y 'г.' 'в' HH:mm", "{date}, {who} написал(а):"),
}

# Mutt's `attribution` comes from its settings, whatever the language of its menus.
MUTT: Row = ("EEE, MMM dd, y 'at' hh:mm:ssa Z", "On {date}, {name} wrote:")


def attribution(row: Row, original: Original, now: datetime, language: Language) -> str:
    """The line for `original`, its date shown in the zone of `now`."""
    pattern, sentence = row
    name, address = original.sender
    date = format_datetime(original.sent.astimezone(now.tzinfo), pattern, locale=LOCALES[language])
    return sentence.format(date=date, who=f"{name} <{address}>" if name else f"<{address}>", name=name or address)

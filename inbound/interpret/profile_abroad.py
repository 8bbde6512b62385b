"""How a changed field of a profile is told in Spanish, French, German and Portuguese: the old is out, the new is this.

Knows wordings alone; which fields there are it is told.
"""

import re
from re import Pattern

NEW = r"(?:nuev[oa]|nouve(?:au|l|lle)|neue[nrs]?|nov[oa])"
ARTICLE = r"(?:el|la|le|les|o|a|die|der|das|den|mi|mon|ma|meine?|(?:o )?meu|(?:a )?minha|un|una|une|uma?|eine?n?)"
IS = (
    r"(?:(?:es(?: ahora)?|ahora es|ahora soy|soy|est(?: maintenant| désormais)?|c['’]est(?: maintenant| désormais)?"
    r"|je suis(?: maintenant| désormais)?|ist(?: jetzt)?(?: es)?|jetzt ist es|ich bin(?: jetzt)?|lautet|é"
    r"|agora sou|sou)"
    r"(?!\w))"
)
NUMBER = r"(?:número|numéro|nummer|correcto|bon|bonne|richtige|certo)"
# What stands between the news and the value: ", el nuevo es el", ": ", "; die neue ist", ", maintenant c'est".
LEADS = (
    rf"\s*[,:;.–-]?\s*(?:(?:y|et|und|e|ahora|maintenant|désormais|jetzt|agora)\s+)?(?:(?:{ARTICLE}\s+)?(?:{NEW}"
    rf"|{NUMBER})"
    rf"(?:\s+{NUMBER})?\s*(?::|{IS}|passa a ser)\s*|{IS}\s*|:\s*)(?:{ARTICLE}\s+)?"
)
SWITCHED = (
    r"(?:he cambiado de|cambié de|cambio de|tengo|estreno|j['’]ai changé (?:de|d['’])|je change de|j['’]ai"
    r"|ich habe|ich hab|habe|mudei de|troquei de|mudo de|tenho)"
)
OUT = (
    r"(?:está|esta|es|n['’]est|est|ist|ya no es|ya no vale|já não é|ha cambiado|cambió|a changé|hat sich geändert"
    r"|hat gewechselt|mudou)"
    r"(?:\s+(?:ya\s+)?(?:plus\s+)?(?:viej[oa]|antigu[oa]|desactualizad[oa]|obsolet[oa]|mal|equivocad[oa]|incorrect[oa]"
    r"|bon(?:ne)?|valable|à jour|périmée?|ancien(?:ne)?|fausse?|faux|veraltet|alt|falsch|überholt|nicht mehr \w+"
    r"|desatualizad[oa]|antig[oa]|velh[oa]|errad[oa]|esse|essa|ese|esa|el mismo|la misma|o mesmo|a mesma))?"
)
PUT = (
    r"(?:pong[ao]n?|poned|escriban?|escribid|anoten|mettez|écrivez|inscrivez|notez|schreiben Sie|schreibt"
    r"|tragen Sie|tragt"
    r"|setzen Sie|setzt|ponham|coloquem|escrevam|put|write|enter|set|use)"
)
PROFILE = r"(?:\s+(?:del|en el|de mi|en mi|dans le|dans mon|du|de mon|im|in meinem|no|do|no meu)\s+(?:perfil|profil))?"


def patterns(fields: str, value: str) -> tuple[Pattern[str], ...]:
    """The forms, for the fields and the shape of a value that a profile has."""
    return (
        re.compile(
            rf"\b(?:en|im|in|dans|no|em)\s+(?:mi|el|meinem|mon|le|meu|o\s+meu|my|the)?\s*(?:perfil|profil"
            rf"|profile)\s*[,:]?\s+"
            rf"(?:(?:en|bei|beim|unter|in|sous|à|em|para|under|at|for|as)\s+)?(?:{ARTICLE}\s+|the\s+"
            rf"|my\s+)?(?:{fields})\s*[,:]?"
            rf"\s+(?:please\s+|por favor,?\s+|bitte\s+)?{PUT}(?:\s+(?:please|bitte|por favor|ein))?\s*:?\s+{value}",
            re.I,
        ),
        re.compile(rf"\b(?:{ARTICLE}\s+)(?:{fields}){PROFILE},?\s+{OUT}{PROFILE}{LEADS}{value}", re.I),
        re.compile(rf"\b{SWITCHED}\s+(?:{ARTICLE}\s+)?(?:{NEW}\s+)?(?:{fields}){PROFILE}{LEADS}{value}", re.I),
        re.compile(rf"\b(?:{ARTICLE}\s+)?{NEW}\s+(?:{fields})\s*(?::|{IS})\s*(?:{ARTICLE}\s+)?{value}", re.I),
        re.compile(
            rf"\b(?:mi|mon|ma|meine?|(?:o\s+)?meu|(?:a\s+)?minha)\s+(?:{fields}){PROFILE}\s+(?:ahora\s+es|es\s+ahora"
            rf"|est\s+(?:désormais|maintenant|à présent)|ist\s+(?:jetzt|nun|ab sofort|inzwischen)|agora\s+é|é\s+agora"
            rf"|passou\s+a\s+ser|pasa\s+a\s+ser|devient|lautet\s+(?:jetzt|nun))\s+(?:{ARTICLE}\s+)?{value}",
            re.I,
        ),
    )

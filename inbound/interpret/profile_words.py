"""A change to one's profile: which field, and its new value, as written. Knows one raw sentence."""

import re
from typing import Any

from inbound.interpret import profile_abroad
from inbound.interpret.phrases import LANGUAGES
from inbound.interpret.spelling import word_of

LOWER_CASE = re.compile(r"(?<![\w@.])[a-z]{2,}(?![\w@])(?!\.\w)")
FIELDS = {
    "name": r"(?:(?:last |first |sur|family )?name|nombre|apellidos?|nom|prénom|nachname|vorname|nome|apelido)",
    "city": r"(?:city|town|ciudad|ville|stadt|wohnort|cidade)",
    "location": r"(?:location|place of residence|residence|ubicación|lieu|ort|standort|localização|localidade)",
    "country": r"(?:country|país|pays|land)",
    "affiliation": (r"(?:affiliation|institution|afiliación|institución|zugehörigkeit|afiliação|instituição)"),
    "employer": r"(?:employer|workplace|empresa|employeur|arbeitgeber|empregador|empleador)",
    "company": r"(?:company|firm|organisation|organization|entreprise|société|firma|compañía)",
    "title": (
        r"(?:job title|title|designation|position|role|post|job|puesto|cargo|poste|titre|"
        r"fonction|titel|posten|berufsbezeichnung|função)"
    ),
    "phone": (
        r"(?:(?:tele)?phone(?: number)?|mobile(?: number)?|cell(?: number)?|"
        r"teléfono|móvil|téléphone|portable|telefon(?:nummer)?|handy(?:nummer)"
        r"?|telefone|telemóvel|number)"
    ),
    "industry": r"(?:industry|sector|industria|secteur|branche|setor|indústria)",
    "expertise": r"(?:expertise|specialty|speciality|field|experiencia|domaine|fachgebiet|área)",
    "skills": r"(?:skills?|habilidades|compétences|fähigkeiten|competências)",
    "interests": r"(?:interests?|intereses|intérêts|centres d'intérêt|interessen|interesses)",
    "languages": r"(?:languages?|idiomas?|langues?|sprachen?|línguas?)",
    "zone": r"(?:time ?zone|zona horaria|fuseau(?: horaire)?|zeitzone|fuso(?: horário)?)",
    "pronouns": r"(?:pronouns?|pronombres|pronoms|pronomen|pronomes)",
    "website": r"(?:website|web site|homepage|linkedin|página web|site)",
    "mission": r"(?:mission statement|mission|misión|missão)",
    "bio": r"(?:bio(?:graphy)?|about me|profile text|biografía|biographie|biografia)",
    "chapter": r"(?:chapter|capítulo|chapitre)",
    "department": r"(?:department|team|departamento|département|abteilung)",
    "experience": r"(?:(?:years of )?experience)",
    "availability": r"(?:evenings|availability|disponibilidad|verfügbarkeit)",
}
FIELD = "|".join(f"(?P<{name}>{pattern})" for name, pattern in FIELDS.items())
MY = r"(?:my |the |your |mi |el |la |mon |ma |mein(?:e|en)? |den |die |das |o |a |(?:o )?meu |(?:a )?minha )?"
STATED = (
    r"(?:(?:should|must|needs to|has to|ought to|will) (?:now )?(?:be|read|say)"
    r"(?: now)?|is now|are now|now (?:is|reads)|has (?:now )?changed (?:from "
    r".{1,40} )?(?:to|in)|changed to|is|are|=|:|es(?: ahora)?|"
    r"ahora es|est(?: maintenant)?|devient|ist(?: jetzt)?|lautet(?: jetzt)?|"
    r"é(?: agora)?|agora é|sollte|soll|debe(?:ría)? ser|doit être|deve ser)"
)
VALUE = r"(?P<value>[^\n.;!?]{1,120}(?:\.(?=\w)[^\n.;!?]{0,60})*)"
FORMS = (
    re.compile(
        rf"(?:change|update|correct|fix|amend|edit|set|switch|make|modify|"
        rf"cambi\w+|actuali\w+|changez?|modifi\w+|mettez à jour|ändern?|änder[en]|"
        rf"aktualisier\w+|setzen?|alter\w+|atualiz\w+|mud\w+) {MY}(?:{FIELD})"
        rf"(?: (?:on|in|of|en|de|sur|im|in|no|do) (?:my |mi |mon |meinem "
        rf"|meu )?(?:profile|perfil|profil))?(?: from .{{1,40}})? (?:to|into|"
        rf":|a|por|en|à|zu|auf|in|para) {VALUE}",
        re.I,
    ),
    re.compile(
        rf"(?:put|set|enter|list|add|write|use|show|record|note|have|poned?|"
        rf"pon|mettez|tragen sie|setzen sie|coloqu\w+|ponham) {VALUE} (?:as|"
        rf"for|under|in|como|comme|als|en|sous) {MY}(?:new |current |nuevo "
        rf"|neuen )?(?:{FIELD})",
        re.I,
    ),
    re.compile(
        rf"(?<!her )(?<!his )(?<!their )(?<!whose )(?<!'s )(?<!’s )\b{MY}(?:new |current "
        rf"|correct )?(?:{FIELD})(?: (?:on|in|of|en|de|"
        rf"sur|in|im|no) (?:my |mi |mon |meinem |meu |o meu )?(?:profile|"
        rf"perfil|profil))?(?: on (?:file|record)| you have(?: on file)?)? (?P<verb>{STATED}) {VALUE}",
        re.I,
    ),
    re.compile(
        rf"(?:changed|switched)(?: of)?(?: my)? (?:{FIELD})[,:;]? (?:it(?: is|'s) )?(?:now|to|the new one is)[,:]?"
        rf" (?:at |with |in |for )?{VALUE}",
        re.I,
    ),
    re.compile(rf"(?:put|set|enter|list|add|write)(?: in| down)? {MY}(?:{FIELD})[: ]+{VALUE}", re.I),
    re.compile(rf"^(?:profile[:,]? ?)?(?:{FIELD}) ?[:=] ?{VALUE}", re.I),
)
# "My employer changed: it is now the Banque du Sahel", "my number is old, the new one is …".
OUTDATED = re.compile(
    rf"\b(?:my|our) (?:old |current )?(?:{FIELD})(?: (?:in|on) (?:my|the|your) [a-z]+)?(?: you have)?,?"
    r" (?:(?:has |have |was |just |recently |also )*(?:changed|moved|expired|switched)|(?:is|are|was)"
    r" (?:no longer (?:right|valid|correct|current|up to date|true)|old|outdated|out of date|wrong|incorrect"
    r"|not (?:right|correct|up to date|current)(?: any more| anymore)?|different now|misspelt|misspelled|spelt wrong))"
    r"[^:;,.!?\n]{0,30}[:;,.!-]* ?\n?(?:and |but |so )?(?:please |kindly )?(?:(?:it is|it's|it should (?:be|read"
    r"|say)|it must be|it reads"
    r"|it now (?:is|reads|says)|the (?:new|right|correct|current|real) (?:one|number|spelling|name|version)(?: is|:)?"
    r"|(?:the )?new(?: one)?(?: is|:)|(?:put|write|enter|use|take|set) (?:it to |down )?|i am now at|i'm now at"
    r"|i now work (?:for|at)|now:?|correctly:?) ?)"
    r"(?:now |from now on )?:? ?(?P<value>[^\n.;!?]{1,120}(?:\.(?=\w)[^\n.;!?]{0,60})*)",
    re.I,
)
ABROAD = profile_abroad.patterns(FIELD, VALUE)
NAMED = re.compile(rf"\b(?:my|the) (?:\w+ )?(?:{FIELD})\b", re.I)
NEXT = re.compile(
    r"(?:it's|it is|it should (?:be|read|say)|it(?: now)? reads|the (?:new|right|correct) (?:one|number|name"
    r"|spelling) is|i'm now (?:at|in|with)"
    r"|i am now (?:at|in|with)|new:|now:?|correct:?) (?:now )?(?P<value>[^\n]{1,120}?)(?: now| from now on)?[.!]?$",
    re.I,
)
# "My new number: …" was a form above; what merely points at the profile is no value.
TELLING = frozenset(["is", "are", "es", "est", "ist", "é"])
OF_PROFILE = re.compile(
    r"\b(?:profile|perfil|profil|directory|listing|records?|on file|now|since|update|change|correct|actually"
    r"|really|spelt|spelled|misspelt)\b",
    re.I,
)
NO_VALUE = re.compile(
    r"(?:my|the|your|our) (?:\w+ )?(?:profile|entry|directory|listing|records?|details|file|list|page|database"
    r"|system)\b.*"
    r"|(?:now |also )?(?:wrong|old|outdated|out of date|incorrect|no longer .*|not (?:right|correct"
    r"|up to date).*|different.*"
    r"|missing|misspelt|misspelled|changed|accordingly|too|please|below|as follows|a mess)",
    re.I | re.S,
)
PROPER = (
    r"(?P<value>[A-ZÀ-Ž][\w'’.&-]*(?: (?:(?:de|da|do|of|the|upon|on|am|an|der|del|la|le|les|sur|and|&|e|y|et"
    r"|und) ){0,2}"
    r"[A-ZÀ-Ž0-9][\w'’.&-]*){0,5})"
)
MOVES = (
    (
        "city",
        re.compile(
            r"(?i:moved|relocated|moving|i live|live now|now live|living|based|settled|home is|mudado|mudé|déménagé|"
            r"umgezogen|mudei-me|mudei|wohne jetzt|lebe jetzt|vivo ahora|ahora vivo|habite maintenant|moro agora"
            r"|agora moro)(?i: now| back| over)?(?i: house)? (?i:to|"
            r"in|a|à|au|en|nach|para|em) " + PROPER
        ),
    ),
    (
        "employer",
        re.compile(
            r"(?i:work|working|started|joined|employed|job|hired|trabajo|travaille|"
            r"arbeite|trabalho)(?: now| jetzt| nun| ahora| maintenant| désormais| agora| inzwischen)?(?: a new"
            r" job)? (?:at|for|with|by|"
            r"en|chez|bei|na|no|para) (?:the |la |le |el |o |a |der |die |den )?" + PROPER
        ),
    ),
)
TAIL = re.compile(
    r"(?:,? (?:please|thanks|thank you|now|por favor|s'il vous plaît|bitte|"
    r"instead|and not|not|rather than|no longer|statt|au lieu|en vez|from "
    r"now on|from today|any more|since (?:the|my|last|this|i|we|january|february|march|april|may|june|july|august"
    r"|september|october|november|december|then)\b|on my profile|in my profile|and (?:also|"
    r"please|then|can|could|accept|remind|the rest)).*|,.{0,60}(?:not|instead|"
    r"no longer).*)$",
    re.I,
)


def profile_change(raw: str, rest: str = "") -> dict[str, Any]:
    """The field and value of the first form that fits; empty when the sentence only speaks of a profile.

    The value may stand at the head of the `rest`: "Please update my company. It's Novo Nordisk now."
    """
    first = rest.split("\n")[0]
    return (
        changed(raw, first)
        or changed(LOWER_CASE.sub(lambda word: word_of(word.group(), LANGUAGES), raw.replace(" 2 ", " to ")), first)
        or told_next(raw, first)
    )


def merely_said(found: re.Match[str], field: str, value: str, context: str) -> bool:
    """Whether "is" only tells something: "my job is killing me", "my name is Ana"."""
    if found.groupdict().get("verb", "").lower() not in TELLING or OF_PROFILE.search(context) or value.endswith(" now"):
        return False
    return field == "name" or not (value[0].isupper() or value[0].isdigit() or value[0] in '+"“„«')


def told_next(raw: str, rest: str) -> dict[str, Any]:
    """A field that this sentence names, with the value that the next one tells."""
    named, told = NAMED.search(raw), NEXT.match(rest)
    if not named or not told:
        return {}
    field = next(name for name in FIELDS if named[name])
    return {"field": field, "value": TAIL.sub("", told["value"]).strip(" ,'\"“”")}


def changed(raw: str, rest: str = "") -> dict[str, Any]:
    for form in (OUTDATED, *ABROAD, *FORMS):
        found = form.search(raw)
        if found:
            field = next(name for name in FIELDS if found[name])
            value = TAIL.sub("", found["value"]).strip(" ,'\"“”")
            if value and not NO_VALUE.fullmatch(value) and not merely_said(found, field, value, f"{raw} {rest}"):
                return {"field": field, "value": value}
    for field, form in MOVES:
        found = form.search(raw)
        if found:
            return {"field": field, "value": TAIL.sub("", found["value"]).strip(" ,.")}
    return {}

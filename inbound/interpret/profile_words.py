"""A change to one's profile: which field, and its new value, as written. Knows one raw sentence."""

import re
from typing import Any

FIELDS = {
    "name": r"(?:(?:last |first |sur|family )?name|nombre|apellidos?|nom|prénom|nachname|vorname|nome|apelido)",
    "city": r"(?:city|town|ciudad|ville|stadt|wohnort|cidade)",
    "location": r"(?:location|place of residence|residence|ubicación|lieu|ort|standort|localização|localidade)",
    "country": r"(?:country|país|pays|land)",
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
        rf"{MY}(?:new |current |correct )?(?:{FIELD})(?: (?:on|in|of|en|de|"
        rf"sur|in|im|no) (?:my |mi |mon |meinem |meu |o meu )?(?:profile|"
        rf"perfil|profil))?(?: on (?:file|record)| you have(?: on file)?)? {STATED} {VALUE}",
        re.I,
    ),
    re.compile(rf"(?:put|set|enter|list|add|write)(?: in| down)? {MY}(?:{FIELD})[: ]+{VALUE}", re.I),
    re.compile(rf"^(?:profile[:,]? ?)?(?:{FIELD}) ?[:=] ?{VALUE}", re.I),
)
MOVES = (
    (
        "city",
        re.compile(
            r"(?:moved|relocated|moving|i live|live now|now live|mudado|mudé|déménagé|"
            r"umgezogen|mudei-me|mudei|wohne jetzt|lebe jetzt|vivo ahora|ahora vivo|habite maintenant|moro agora"
            r"|agora moro)(?: back| over)?(?: house)? (?:to|"
            r"in|a|à|au|en|nach|para|em) (?P<value>[A-ZÀ-Ž][\w'’. -]{1,40})"
        ),
    ),
    (
        "employer",
        re.compile(
            r"(?:work|working|started|joined|employed|job|trabajo|travaille|"
            r"arbeite|trabalho)(?: now| jetzt| nun| ahora| maintenant| désormais| agora| inzwischen)?(?: a new"
            r" job)? (?:at|for|with|by|"
            r"en|chez|bei|na|no|para) (?P<value>[A-ZÀ-Ž][\w'’.& -]{1,40})"
        ),
    ),
)
TAIL = re.compile(
    r"(?:,? (?:please|thanks|thank you|now|por favor|s'il vous plaît|bitte|"
    r"instead|and not|not|rather than|no longer|statt|au lieu|en vez|from "
    r"now on|from today|any more|on my profile|in my profile|and (?:also|"
    r"please|then|can|could|accept|remind|the rest)).*|,.{0,60}(?:not|instead|"
    r"no longer).*)$",
    re.I,
)


def profile_change(raw: str) -> dict[str, Any]:
    """The field and value of the first form that fits; empty when the sentence only speaks of a profile."""
    for form in FORMS:
        found = form.search(raw)
        if found:
            field = next(name for name in FIELDS if found[name])
            value = TAIL.sub("", found["value"]).strip(" ,'\"“”")
            if value:
                return {"field": field, "value": value}
    for field, form in MOVES:
        found = form.search(raw)
        if found:
            return {"field": field, "value": TAIL.sub("", found["value"]).strip(" ,.")}
    return {}

"""Administrators' answers: verbs with the items they act on, names to match, announcements, the call.

Knows one sentence at a time; the gates have passed it, or it is marked doubtful.
"""

import re
from datetime import date

from inbound.interpret.dates import first_date
from inbound.interpret.decision_words import table
from inbound.interpret.decisions import decided
from inbound.interpret.model import Hit, Intent
from inbound.interpret.sentences import Sentence

ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
NAME = (
    r"(?:[A-ZÀ-Ž][\w'’.-]*|de|van|von|der|la|el|al|bin|da|dos|del|di|ter|ten|"
    r"den|O')(?: (?:[A-ZÀ-Ž][\w'’.-]*|de|van|von|der|la|el|al|bin|da|dos|del|"
    r"di|ter|ten|den|y))*"
)
WHO = rf"(?:(?i:a|la|el|o|os|as|al|ao|die|den|der|the|frau|herrn|herr|l') )?(?P<{{}}>{NAME})"
A, B = WHO.format("a"), WHO.format("b")
PAIR_VERB = (
    r"(?i:match(?:es)?|pair|put|bring(?:en|t)?|connect|introduce|link|team|set|assign|hook|couple|give"
    r"|empareja[rd]?|emparejen|junt(?:ar|a|ad|en|em|e)|pon(?:ed|gan|er)?|asign(?:ar|a|ad|en)"
    r"|apparie[rz]?|jumele[rz]?|associe[rz]?|mett(?:re|ez|ons)|mets|reli(?:er|ez)"
    r"|vermittel[nt]?|vermittle|verbinde[nt]?|match(?:en|e|t)|kombinier(?:en|e|t)|verkuppel[nt]?|paare?n?"
    r"|emparelh(?:ar|e|em|a)|ponha|ponham|pone)"
)
WITH = rf"(?i:{table()['together']})"
AFTERWARDS = (
    r"(?i:zusammen(?:bringen|führen|tun|setzen)?|vermitteln|verbinden|matchen|verkuppeln|paaren|zuordnen|kombinieren"
    r"|emparejar|juntar|apparier|jumeler|associer|ensemble|juntos|juntas|emparelhar|a (?:good |great )?(?:match|pair))"
)
PAIRS = (
    re.compile(rf"{PAIR_VERB}(?: (?i:up|together|en binôme|en pareja|em par))? {A}(?: (?i:up|together))? {WITH} {B}"),
    re.compile(rf"{A} {WITH} {B} (?:\w+ ){{0,4}}?{AFTERWARDS}"),
    re.compile(rf"{A} (?i:should|could|goes|belongs|would go|is to be|to be) .{{0,20}}(?i:with|to) {B}"),
    re.compile(
        r"^\s*(?i:match|pair) (?P<a>[\w'’.-]+(?: [\w'’.-]+){0,3}?) (?i:with|"
        r"and|to|\+|&) (?P<b>[\w'’.-]+(?: [\w'’.-]+){0,3}?)\s*[.!]?$"
    ),
)
PROPOSALS = (
    re.compile(
        rf"(?i:propose[rz]?|suggest|offer|recommend|propon(?:er|ed|gan|ga|e|ha|ham)?|propón|propor|propõe[m]?"
        rf"|vorschlagen"
        rf"|schlag(?:e|en|t)?|sugerir|sugier[ae]n?|suger[ei]r?(?:ez)?|sugir[ao]m?) {A}"
        rf" (?i:to|as|for|and|with|\+|&|a|à|au|al|ao|para|et|und|y|e|com|con|für|der|dem) {B}"
    ),
    re.compile(rf"{A} (?i:für|an|bei|und|der|dem) {B} (?:\w+ ){{0,2}}?(?i:vorschlagen|vor(?= *[,.!]|$))"),
    re.compile(
        r"^\s*(?i:propose) (?P<a>[\w'’.-]+(?: [\w'’.-]+){0,3}?) (?i:to|and|"
        r"with|\+|&) (?P<b>[\w'’.-]+(?: [\w'’.-]+){0,3}?)\s*[.!]?$"
    ),
)
INTAKE = (
    r"(?:applications?|call|sign-?ups?|registrations?|cycle|round|intake|window|doors|enrol\w*|convocatoria"
    r"|inscripci\w+"
    r"|solicitudes|candidatures?|inscriptions?|appel|bewerbung\w*|anmeldung\w*|runde|ausschreibung|candidaturas?"
    r"|inscricoes|inscricao)"
)
OPENING = (
    r"(?:re-?open(?:ed)?|open(?:ed)?|start|launch|kick off|abr(?:ir|e|an|id|am|a|imos)|reabr(?:ir|e|an|am)"
    r"|lanz(?:ar|ad)"
    r"|ouv(?:rir|rez|re|rons)|lance[rz]?|(?:er)?offn(?:en|e|et)|start(?:en|e|et)|freischalten)"
)
CLOSING = (
    r"(?:clos(?:e|ed|ing)|shut|stop|end|cerr(?:ar|ad|emos)|cierr(?:a|e|en)|ferm(?:er|ez|e|ons)|clore|clotur(?:er|ez|e)"
    r"|schliess(?:en|e|t)|beenden|fech(?:ar|e|em|a)|encerr(?:ar|e|em|a))"
)
OPEN = re.compile(
    rf"^(?:please )?(?:re-?open|open)(?= (?:until|till|now|again|the)\b|$)"
    rf"|\b{OPENING}\b.{{0,30}}\b{INTAKE}\b|\b{INTAKE}\b.{{0,40}}\b{OPENING}\b"
)
CLOSE = re.compile(
    rf"^(?:please )?close(?: it| now| please| applications)*$"
    rf"|\b{CLOSING}\b.{{0,30}}\b{INTAKE}\b|\b{INTAKE}\b.{{0,40}}\b{CLOSING}\b"
)
POLITELY = (
    r"(?:please|kindly|could you|can you|would you|and|also|i'd like you to|i would like to|por favor|podéis"
    r"|pueden|puedes"
    r"|podrían|merci de|merci d'|veuillez|pouvez-vous|pourriez-vous|bitte|können sie|könnt ihr|könnten sie|podem|pode)"
)
PEOPLE = (
    r"(?:everyone|everybody|every (?:member|mentor|mentee)|all|all (?:the |our )?(?:members|mentors|mentees"
    r"|participants|of"
    r" them)|the whole (?:programme|group)|the (?:members|mentors|mentees|participants)|tod[oa]s(?: l[oa]s \w+|"
    r" os \w+)?"
    r"|tous(?: les \w+)?|toutes|tout le monde|alle(?: \w+)?|allen(?: \w+)?|toda a gente)"
)
ANNOUNCE = re.compile(
    rf"^\s*(?:{POLITELY},? ?)*(?:(?:(?:make|send|post|publish|put out|circulate|enviad|envíen|mandad|envoyez|faites"
    rf"|schick(?:t|en sie)|enviem|façam) (?:out |um |un |an |a |une |eine )?)?(?:announce|announcement|broadcast"
    rf"|notice"
    rf"|ank[üu]ndigung|rundmail|rundschreiben|mitteilung|anunciar|anunciad|anuncien|anuncio|anúncio|anunciem"
    rf"|comunicado"
    rf"|annoncer|annoncez|annonce|circulaire)|(?:tell|inform|let|notify|advise|circulate|send(?: this| the following"
    rf"| out)?|write|mail|e-?mail|message|comunicad|comuniquen|avisad|avisen|decid|digan|escribid|enviad|dites"
    rf"|informez"
    rf"|prévenez|écrivez|envoyez|annoncez|teilen sie|teilt|schreiben sie|schreibt|informieren sie|informiert|sagt"
    rf"|avisem|informem|digam|escrevam|enviem)\b(?: this| the following| esto| ceci| isto| das)?(?: to| a| à| an"
    rf"| aos?)? ?(?={PEOPLE}\b))"
    rf"\b(?P<to>[^:.\n]{{0,60}}?:|[^:.\n]{{0,45}}? (?:that|que|qu'|mit,? dass|dass)|(?: to)? {PEOPLE} know(?: that)?"
    rf"| to all members,?|(?= ))\s*",
    re.I,
)
DIGEST = table()["digest"]
OFTEN: dict[str, str] = {name: "|".join(words) for name, words in table()["often"].items()}
HOW_OFTEN = "|".join(f"(?P<{name}>{words})" for name, words in OFTEN.items())
AGAIN = "|".join(f"(?P<{name}2>{words})" for name, words in OFTEN.items() if name != "never")
FREQUENCY = re.compile(
    rf"\b{DIGEST}\b.{{0,30}}?\b(?:{HOW_OFTEN})\b"
    rf"|\b(?:{AGAIN})\b.{{0,20}}\b(?:{DIGEST}|please|is enough|is plenty|would do|will do|instead|from now on"
    rf"|for me|basta|reicht|suffit|chega|por favor)\b"
)
INVITE = re.compile(r"\b(?:invit\w+|einladen|einladung|lad(?:e|en|et|t)?|convid\w+|convite|sign up|add|enrol)\b")
STATS = re.compile(
    r"^(?:please |can you |could you |send me |show me |show |give me |i'd like |i need )*(?:the |some |our "
    r"|latest |current )*(?:stats|"
    r"statistics|numbers|figures|estadisticas|statistiques|les chiffres|statistik(?:en)?|zahlen|los numeros|os"
    r" numeros|"
    r"estatisticas)(?: please| for .{1,30}| of .{1,30}| por favor| bitte)?$|\b(?:how many|cuant[oa]s|combien de"
    r"|wie viele"
    r"|quant[oa]s) (?:active |new |of the |aktive )?(?:mentor\w*|mentee\w*|pairs|members|people|mentorships"
    r"|parejas|miembros|binomes"
    r"|membres|paare|tandems|mitglieder|pares|membros|personas|pessoas|applications|matches)\b"
)
ROLE = re.compile(
    r"\b(?:as|als|zum|zur|como|comme|en tant que|for) (?:a |an |eine?n? |une? |uma? )?(?P<role>mentor|mentee|both)"
)


def read(sentence: Sentence, text: str, rest: str, today: date, *, digest: bool) -> list[Hit]:
    """What an administrator asks for in one sentence; `rest` is all that follows it in the reply."""
    special = by_name(sentence, text, rest, today)
    if any(hit.intent.name == "announce" for hit in special):
        return special
    said = blanked(text, special)
    return sorted([*special, *decided(sentence, said, today, rest, digest=digest)], key=lambda hit: hit.start)


def blanked(text: str, hits: list[Hit]) -> str:
    for hit in hits:
        text = text[: hit.start] + "_" * (min(hit.end, len(text)) - hit.start) + text[hit.end :]
    return text


def by_name(sentence: Sentence, text: str, rest: str, today: date) -> list[Hit]:
    """Commands that name people, addresses or the call instead of items."""
    found: list[Hit] = []

    def hit(name: str, start: int, end: int, **args: object) -> None:
        found.append(
            Hit(Intent(name, {k: v for k, v in args.items() if v}), sentence.number, start, end, text[start:end])
        )

    announced = ANNOUNCE.match(sentence.raw)
    if announced and (announced["to"].strip() or announced.end() < len(sentence.raw)):
        words = (
            (sentence.raw[announced.end() :] + "\n" + rest).strip()
            if announced["to"].strip().endswith(":") and not sentence.raw[announced.end() :].strip()
            else sentence.raw[announced.end() :].strip() + ("\n" + rest if rest else "")
        )
        hit("announce", 0, 1, text=words)
        return found
    addresses = ADDRESS.findall(sentence.raw)
    if addresses and INVITE.search(text):
        role = ROLE.search(text)
        hit("invite", 0, len(text), addresses=addresses, role=(role["role"] or role["role2"]) if role else None)
        return found
    for name, patterns in (("propose", PROPOSALS), ("match", PAIRS)):
        pair = next((match for pattern in patterns if (match := pattern.search(sentence.raw))), None)
        if pair:
            start = position(text, pair.group().split()[0])
            hit(
                name,
                start,
                max(start + 1, position(text, pair["b"].split()[-1]) + 3),
                a=pair["a"].strip(" .,"),
                b=pair["b"].strip(" .,"),
            )
            return found
    when = first_date(text, today)
    for name, pattern in (("open", OPEN), ("close", CLOSE), ("stats", STATS)):
        match = pattern.search(text)
        if match:
            hit(name, match.start(), len(text), **({"until": when.iso} if when and name == "open" else {}))
            return found
    match = FREQUENCY.search(text)
    if match:
        hit(
            "frequency",
            match.start(),
            match.end(),
            value=next(name.rstrip("2") for name, words in match.groupdict().items() if words),
        )
    return found


def position(text: str, word: str) -> int:
    from inbound.text import fold

    return max(0, text.find(fold(word).strip(".,")))

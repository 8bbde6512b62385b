"""Administrators' answers: verbs with the items they act on, names to match, announcements, the call.

Knows one sentence at a time; the gates have passed it, or it is marked doubtful.
"""

import re
from dataclasses import replace
from datetime import date

from inbound.interpret.dates import first_date, span_end
from inbound.interpret.decision_words import table
from inbound.interpret.decisions import decided
from inbound.interpret.model import CONFIRM, Hit, Intent
from inbound.interpret.pairing import pairings
from inbound.interpret.sentences import Sentence
from inbound.text import fold

ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
INTAKE = (
    r"(?:applications?|call|sign-?ups?|registrations?|cycle|round|intake|window|doors|enrol\w*|convocatoria"
    r"|inscripci\w+"
    r"|solicitudes|candidatures?|inscriptions?|appel|bewerbung\w*|anmeldung\w*|runde|ausschreibung|candidaturas?"
    r"|inscricoes|inscricao)"
)
OPENING = (
    r"(?:extend|prolong|re-?open(?:ed)?|open(?:ed)?|start|launch|kick off|abr(?:ir|e|an|id|am|a|imos)"
    r"|reabr(?:ir|e|an|am)"
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
    rf"|avisem|informem|digam|escrevam|enviem|mandem|informad|informen|informa|informer|prévenir|avertissez|mandad"
    rf"|k[üu]nd(?:igt|igen sie|ige))\b(?: this| the following| esto| ceci| isto| das)?(?: to| a| à| an"
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
    rf"|\b(?:{AGAIN})\b.{{0,25}}\b(?:{DIGEST}|please|is enough|is plenty|would do|will do|instead|from now on"
    rf"|plenty|enough|(?:zu)?schicken|(?:zu)?senden|mandar|enviar|envoyer|recevoir|recibir|receber|bekommen"
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


def read(
    sentence: Sentence, text: str, rest: str, today: date, *, digest: bool, listing: str | None = None
) -> list[Hit]:
    """What an administrator asks for in one sentence; `rest` is all that follows it in the reply.

    `listing`: what is to be done with the pairs of names of which a sentence before began a list.
    """
    special = by_name(sentence, text, rest, today, listing)
    if any(hit.intent.name == "announce" for hit in special):
        return special
    said = blanked(text, special)
    return sorted([*special, *decided(sentence, said, today, rest, digest=digest)], key=lambda hit: hit.start)


def blanked(text: str, hits: list[Hit]) -> str:
    for hit in hits:
        text = text[: hit.start] + "_" * (min(hit.end, len(text)) - hit.start) + text[hit.end :]
    return text


def by_name(sentence: Sentence, text: str, rest: str, today: date, listing: str | None) -> list[Hit]:
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
        hit("invite", *invited(text, addresses), addresses=addresses, role=role_in(text))
        return found
    pairs = pairings(sentence.raw, listing)
    for pair in pairs:
        start = position(text, pair.words.split()[0])
        hit(pair.name, start, max(start + 1, position(text, pair.b.split()[-1]) + 3), a=pair.a, b=pair.b)
    if pairs:
        return found
    when = first_date(text, today)
    for name, pattern in (("open", OPEN), ("close", CLOSE), ("stats", STATS)):
        match = pattern.search(text)
        if match:
            until = (when.iso if when else span_end(text, today)) if name == "open" else None
            hit(name, match.start(), len(text), until=until)
            if name == "close" and when and when.iso > today.isoformat():
                found[-1] = replace(found[-1], certainty=CONFIRM)  # to close some other day is not to close now
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


def invited(text: str, addresses: list[str]) -> tuple[int, int]:
    """Where an invitation stands, from its verb to the last address or the role."""
    asked, told = INVITE.search(text), ROLE.search(text)
    ends = [text.find(fold(address)) + len(address) for address in addresses] + [told.end() if told else 0]
    return min(asked.start() if asked else 0, max(0, text.find(fold(addresses[0])))), max(ends)


def role_in(text: str) -> str | None:
    """The role of whom is invited: "as mentors", "(mentees)", "mentor invite"; none where both are spoken of."""
    told = ROLE.search(text)
    if told:
        return told["role"]
    named = {match.group(1) for match in re.finditer(r"(?<![\w@.])(mentor|mentee)\w*", ADDRESS.sub(" ", text))}
    return named.pop() if len(named) == 1 else None


def position(text: str, word: str) -> int:
    return max(0, text.find(fold(word).strip(".,")))

"""Administrators' answers: verbs with the items they act on, names to match, announcements, the call.

Knows one sentence at a time; the gates have passed it, or it is marked doubtful.
"""

import re
import tomllib
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from re import Pattern

from inbound.interpret.dates import dates, first_date
from inbound.interpret.items import Items, groups
from inbound.interpret.model import CONFIRM, SURE, Hit, Intent
from inbound.interpret.sentences import Sentence

DATA = Path(__file__).parents[1] / "phrases" / "administrators.toml"
BARE = frozenset(
    ["yes", "yep", "no", "nope", "ok", "okay", "si_", "oui", "ja", "sim", "nein", "non", "nao", "fine", "agreed"]
)
REASONED = frozenset(["reject"])
DATED = frozenset(["snooze", "extend"])
ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
NAME = (
    r"(?:[A-ZÀ-Ž][\w'’.-]*|de|van|von|der|la|el|al|bin|da|dos|del|di|ter|ten|"
    r"den|O')(?: (?:[A-ZÀ-Ž][\w'’.-]*|de|van|von|der|la|el|al|bin|da|dos|del|"
    r"di|ter|ten|den|y))*"
)
PAIR_VERB = (
    r"(?i:match|pair|matches|put|bring|connect|introduce|link up|team up|empareja[rd]?|"
    r"apparie[rz]?|jumele[rz]?|vermittle|verbinde|junta[r]?|emparelhar)"
)
PAIRS = (
    re.compile(
        rf"{PAIR_VERB}(?: up)? (?P<a>{NAME})(?: up)? (?i:with|and|to|\+|&|"
        rf"together with|mit|und|con|y|avec|et|com|e) (?P<b>{NAME})"
    ),
    re.compile(
        rf"(?P<a>{NAME}) (?i:should|could|goes|belongs|would go|is to be|to be) .{{0,20}}(?i:with|to) (?P<b>{NAME})"
    ),
    re.compile(
        r"^\s*(?i:match|pair) (?P<a>[\w'’.-]+(?: [\w'’.-]+){0,3}?) (?i:with|"
        r"and|to|\+|&) (?P<b>[\w'’.-]+(?: [\w'’.-]+){0,3}?)\s*[.!]?$"
    ),
)
PROPOSALS = (
    re.compile(
        rf"(?i:propose|suggest|proponer|proposer|vorschlagen|propor|schlage|"
        rf"proponga) (?P<a>{NAME}) (?i:to|as|for|and|with|\+|&|a|et|und|y|"
        rf"e|com|con) (?P<b>{NAME})"
    ),
    re.compile(
        r"^\s*(?i:propose) (?P<a>[\w'’.-]+(?: [\w'’.-]+){0,3}?) (?i:to|and|"
        r"with|\+|&) (?P<b>[\w'’.-]+(?: [\w'’.-]+){0,3}?)\s*[.!]?$"
    ),
)
OPEN = re.compile(
    r"\b(?:re-?open|open|start|launch|abrir|abre|ouvrir|ouvre|offnen|offne)"
    r"\b.{0,30}\b(?:applications?|call|sign-?ups?|registrations?|cycle|round|"
    r"intake|window|doors|convocatoria|inscripciones|candidatures|inscriptions|"
    r"bewerbung\w*|anmeldung\w*|candidaturas|inscricoes)\b"
)
CLOSE = re.compile(
    r"\b(?:close|shut|stop|cerrar|cierra|fermer|ferme|clore|schliessen|fechar)"
    r"\b.{0,30}\b(?:applications?|call|sign-?ups?|registrations?|cycle|round|"
    r"intake|window|convocatoria|inscripciones|candidatures|inscriptions|"
    r"bewerbung\w*|anmeldung\w*|candidaturas|inscricoes)\b|\bbewerbung\w* "
    r"schliessen"
)
ANNOUNCE = re.compile(
    r"^\s*(?:please |kindly )?(?:announce(?:ment)?|tell (?:everyone|everybody|"
    r"all(?: members)?)|broadcast|circulate|let (?:everyone|everybody|all "
    r"members) know|send (?:this )?to (?:everyone|all(?: members)?)|ank[üu]ndigung|"
    r"mitteilung|anunciar?|anuncio|annoncer?|annonce)\b(?P<to>[^:.\n]{0,"
    r"40}:| that | to all members[:,]?|(?= ))\s*",
    re.I,
)
FREQUENCY = re.compile(
    r"\b(?:digests?|summary|summaries|reports?|this mail|these mails|it)"
    r"\b.{0,30}\b(?P<value>daily|weekly|monthly|never|fortnightly|every "
    r"(?:day|week|month|monday|tuesday|wednesday|thursday|friday)|once a "
    r"(?:day|week|month))\b|\b(?P<value2>daily|weekly|monthly)\b.{0,12}\b(?:digests?|"
    r"summary|please)\b"
)
INVITE = re.compile(r"\b(?:invite|invitation|invitar?|invite[rz]?|einladen|lade|convidar?|convide)\b")
STATS = re.compile(
    r"^(?:please |send me |show me |show |give me )?(?:the |some |our )?(?:stats|"
    r"statistics|numbers|figures|estadisticas|statistiques|statistiken|zahlen|"
    r"estatisticas)(?: please)?$|\bhow many (?:mentors|mentees|pairs|members|"
    r"people|mentorships)\b"
)
ROLE = re.compile(r"\b(?:as|als|como|comme|en tant que) (?:a |an |)?(?P<role>mentor|mentee|both)")


@cache
def verbs() -> tuple[tuple[str, Pattern[str]], ...]:
    """Each intent's verb, read from the data on first use."""
    table: dict[str, str] = tomllib.loads(DATA.read_text(encoding="utf-8"))["verbs"]
    return tuple((name, re.compile(rf"(?<![\w'-])(?:{forms})(?![\w'])")) for name, forms in table.items())


@dataclass(frozen=True)
class Verb:
    """A verb met in a sentence."""

    name: str
    start: int
    end: int
    bare: bool


def read(sentence: Sentence, text: str, rest: str, today: date, *, digest: bool) -> list[Hit]:
    """What an administrator asks for in one sentence; `rest` is all that follows it in the reply."""
    special = by_name(sentence, text, rest, today)
    said = blanked(text, special)
    return sorted([*special, *by_item(sentence, said, today, rest, digest=digest)], key=lambda hit: hit.start)


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
        hit("announce", 0, len(text), text=words)
        return found
    addresses = ADDRESS.findall(sentence.raw)
    if addresses and INVITE.search(text):
        role = ROLE.search(text)
        hit("invite", 0, len(text), addresses=addresses, role=role["role"] if role else None)
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
        hit("frequency", match.start(), match.end(), value=(match["value"] or match["value2"]))
    return found


def position(text: str, word: str) -> int:
    from inbound.text import fold

    return max(0, text.find(fold(word).strip(".,")))


def by_item(sentence: Sentence, text: str, today: date, rest: str, *, digest: bool) -> list[Hit]:
    """Verbs and groups of items, each verb with the group that belongs to it."""
    spans = [
        when
        for when in dates(text, today)
        if not re.fullmatch(r"(?:the )?\d{1,2}(?:st|nd|rd|th)?", text[when.start : when.end])
    ]
    items = [group for group in groups(text) if not any(when.start <= group.start < when.end for when in spans)]
    found = spotted(text, items)
    if not found:
        return []
    if not items:
        return [undone(sentence, text, verb) for verb in found if verb.name == "undo" and digest] or doubtful(
            sentence, text, found, digest=digest
        )
    hits: list[Hit] = []
    pairs = paired(found, items, text)
    for number, (verb, group) in enumerate(pairs):
        until = min((max(0, min(v.start, g.start)) for v, g in pairs[number + 1 :]), default=len(text))
        hits.append(acted(sentence, text, verb, group, until, today, rest))
        if verb.name == "answer":
            break
    return hits


def spotted(text: str, items: list[Items]) -> list[Verb]:
    """Verbs outside the groups; of two at one place the longer; a bare yes or no only beside a number."""
    found: list[Verb] = []
    for name, pattern in verbs():
        for match in pattern.finditer(text):
            bare = match.group() in BARE
            if any(group.start < match.end() and match.start() < group.end for group in items):
                continue
            if bare and not any(
                0 <= match.start() - group.end <= 3 or 0 <= group.start - match.end() <= 5 for group in items
            ):
                continue
            found.append(Verb(name, match.start(), match.end(), bare))
    found.sort(key=lambda verb: (verb.start, -verb.end))
    return [
        verb
        for n, verb in enumerate(found)
        if not any(other.start <= verb.start and verb.end <= other.end and other is not verb for other in found[:n])
    ]


def paired(found: list[Verb], items: list[Items], text: str) -> list[tuple[Verb, Items]]:
    """Verb first ("approve 1, reject 2") or item first ("1 yes, 2 no"), as the sentence begins."""
    items_first = items[0].start < found[0].start
    pairs: list[tuple[Verb, Items]] = []
    for group in items:
        verb = verb_for(group, found, items, items_first=items_first)
        if verb is None:
            continue
        same = next((number for number, (other, _) in enumerate(pairs) if other is verb), None)
        if same is None:
            pairs.append((verb, group))
        elif continues(pairs[same][1], group, text):
            pairs[same] = (verb, together(pairs[same][1], group))
    return pairs


def verb_for(group: Items, found: list[Verb], items: list[Items], *, items_first: bool) -> Verb | None:
    """The verb that a group belongs to: the next one where items come first, else the last one before it."""
    before = [verb for verb in found if verb.end <= group.start]
    following = next((verb for verb in found if verb.start >= group.end), None)
    if following and any(group.end <= other.start < following.start for other in items if other is not group):
        following = None
    if items_first and following is not None:
        return following
    return before[-1] if before else following


def continues(first: Items, second: Items, text: str) -> bool:
    """Whether a second group only goes on with the first: "1, 2 and number 4"."""
    lists = isinstance(first.args["items"], list) and isinstance(second.args["items"], list)
    return lists and bool(CONTINUES.fullmatch(text[first.end : second.start]))


def together(first: Items, second: Items) -> Items:
    numbers = list(dict.fromkeys(first.args["items"] + second.args["items"]))
    return replace(first, args={"items": numbers}, end=second.end)


CONTINUES = re.compile(r"[ ,]*(?:and|und|y|et|e|&)?[ ,]*(?:number|no|nr)?[ ,]*")
PAST = re.compile(r"\b(?:i|we|i've|we've|have|already|was|were|had|who|she|he|they) (?:have |already |just |had )*$")
DEFERRED = re.compile(
    r"\b(?:tomorrow|tonight|later today|next week|this evening|another day|in a minute|manana|demain|morgen|amanha)\b"
)


def undecided(verb: Verb, text: str, end: int) -> bool:
    """What was done before, or will be done some other day, is not asked for now."""
    past = text[verb.start : verb.end].endswith("ed") and bool(PAST.search(text[: verb.start]))
    return past or verb.name not in DATED and bool(DEFERRED.search(text[end : end + 25]))


def acted(sentence: Sentence, text: str, verb: Verb, group: Items, until: int, today: date, rest: str) -> Hit:
    start, end = min(verb.start, group.start), max(verb.end, group.end)
    if undecided(verb, text, end):
        return Hit(Intent("?"), sentence.number, start, end, text[start:end])
    args: dict[str, object] = (
        {"item": group.args["items"][0]}
        if verb.name == "show" and isinstance(group.args["items"], list)
        else dict(group.args)
    )
    tail = text[end:until]
    if verb.name in DATED:
        when = first_date(tail, today) or first_date(text[start:until], today)
        if when and when.iso:
            args["until"] = when.iso
    if verb.name in REASONED and (reason := reason_in(tail)):
        args["reason"] = reason
    if verb.name == "answer":
        args["text"] = after_colon(sentence.raw, group.args["items"]) + ("\n" + rest if rest else "")
        end = len(text)
    return Hit(
        Intent(verb.name, args), sentence.number, start, end, text[start:end], CONFIRM if verb.name == "end" else SURE
    )


def reason_in(tail: str) -> str:
    """What follows the item, when it says more than politeness."""
    words = re.sub(
        r"^[ ,]*(?:because|since|as|reason|weil|da|denn|porque|car|parce "
        r"que|pois)?[ ,]*|[ ,]*(?:and|und|y|et|e|then|please|bitte|por favor)"
        r"?[ ,]*$",
        "",
        tail,
    ).strip()
    return (
        words
        if len(words.split()) >= 1
        and words not in ("please", "thanks", "bitte", "merci", "gracias", "thank you", "too")
        else ""
    )


def after_colon(raw: str, items: object) -> str:
    last = str(items[-1]) if isinstance(items, list) and items else ""
    found = re.search(rf"{re.escape(last)}\s*[:,–-]?\s*(?:with |that |saying )?(.*)$", raw, re.S) if last else None
    return found.group(1).strip() if found else raw


def undone(sentence: Sentence, text: str, verb: Verb) -> Hit:
    return Hit(Intent("undo"), sentence.number, verb.start, verb.end, text[verb.start : verb.end])


def doubtful(sentence: Sentence, text: str, found: list[Verb], *, digest: bool) -> list[Hit]:
    """A verb without items in a digest's answer asks for something, but not for what."""
    plain = [
        verb
        for verb in found
        if verb.name in ("approve", "reject", "end", "extend", "free", "snooze", "remind", "rematch") and not verb.bare
    ]
    if digest and plain and len(text.split()) <= 3:
        return [Hit(Intent("?"), sentence.number, plain[0].start, plain[0].end, text)]
    return []

"""Administrators' answers: verbs with the items they act on, names to match, announcements, the call.

Knows one sentence at a time; the gates have passed it, or it is marked doubtful.
"""

import re
from dataclasses import replace
from datetime import date
from functools import cache, partial
from re import Pattern

from inbound.interpret.dates import first_date, span_end
from inbound.interpret.decisions import decided
from inbound.interpret.model import CONFIRM, SURE, Hit, Intent
from inbound.interpret.pairing import pairings
from inbound.interpret.sentences import Sentence
from inbound.interpret.word_lists import alternatives, any_of, pattern
from inbound.phrase_data import table
from inbound.text import fold

words = partial(any_of, "programme")

ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
STATS_ASKED = (
    r"please |(?:could|can|may|might) i (?:please )?(?:have|see|get) |what are |i want |i'd love |let's see "
    r"|let me see |can you |could you |send me |show me |show |give me |i'd like |i need "
)


def near(verbs: str) -> str:
    """A verb and the call for applications, in either order."""
    return rf"\b{verbs}\b.{{0,30}}\b{words('intake')}\b|\b{words('intake')}\b.{{0,40}}\b{verbs}\b"


@cache
def opens() -> Pattern[str]:
    bare = r"^(?:please )?(?:re-?open|open)(?= (?:until|till|now|again|the)\b|$)"
    return re.compile(f"{bare}|{near(words('opening'))}")


@cache
def closes() -> Pattern[str]:
    return re.compile(rf"^(?:please )?close(?: it| now| please| applications)*$|{near(words('closing'))}")


@cache
def announces() -> Pattern[str]:
    """ "Announce: …", "tell everyone that …", "send a notice to all mentors: …"."""
    notice = rf"(?:{words('puts_out')} (?:out |um |un |an |a |une |eine )?)?{words('announcement')}"
    this = r"(?: this| the following| esto| ceci| isto| das)?(?: to| a| à| an| aos?)?"
    told = rf"{words('tells_people')}\b{this} ?(?={words('people')}\b)"
    to = (
        r"[^:.\n]{0,60}?:|[^:.\n]{0,45}? (?:that|que|qu'|mit,? dass|dass)"
        rf"|(?: to)? ?{words('people')} (?={words('tidings')}\b)"
        rf"|(?: to)? {words('people')} know(?: that)?| to all members,?|(?= )"
    )
    return re.compile(rf"^\s*(?:{words('politely')},? ?)*(?:{notice}|{told})\b(?P<to>{to})\s*", re.I)


@cache
def rhythm() -> Pattern[str]:
    """How often the digest is to come; the group that matches names it, with a 2 behind it in the second form."""
    digest, often = (
        table("administrators")["digest"],
        {name: "|".join(words) for name, words in table("administrators")["often"].items()},
    )
    how_often = "|".join(f"(?P<{name}>{words})" for name, words in often.items())
    again = "|".join(f"(?P<{name}2>{words})" for name, words in often.items() if name != "never")
    return re.compile(
        rf"\b{digest}\b.{{0,30}}?\b(?:{how_often})\b"
        rf"|\b(?:{again})\b.{{0,25}}\b(?:{digest}|{alternatives('programme', 'rhythm_suffices')})\b"
    )


@cache
def figures() -> Pattern[str]:
    return re.compile(
        rf"^(?:{STATS_ASKED})*(?:the |some |our |latest |current )*{words('figures')}"
        r"(?: please| (?:for|of) .{1,30}| at the moment| so far| look like| now| today| por favor| bitte)*$"
        rf"|\b{words('how_many')} (?:active |new |of the |aktive )?{words('counted')}\b"
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

    announced = announces().match(sentence.raw)
    if announced and (announced["to"].strip() or announced.end() < len(sentence.raw)):
        words = (
            (sentence.raw[announced.end() :] + "\n" + rest).strip()
            if announced["to"].strip().endswith(":") and not sentence.raw[announced.end() :].strip()
            else sentence.raw[announced.end() :].strip() + ("\n" + rest if rest else "")
        )
        hit("announce", 0, 1, text=words)
        found[-1] = replace(found[-1], words=sentence.raw[: announced.end()].strip(" :"))
        return found
    addresses = ADDRESS.findall(sentence.raw)
    if addresses and pattern("programme", "invites").search(text):
        hit("invite", *invited(text, addresses), addresses=addresses, role=role_in(text))
        return found
    pairs = pairings(sentence.raw, listing)
    for pair in pairs:
        start = position(text, pair.words.split()[0])
        hit(pair.name, start, max(start + 1, position(text, pair.b.split()[-1]) + 3), a=pair.a, b=pair.b)
    if pairs:
        return found
    if call := of_the_call(sentence, text, rest, today):
        return [call]
    match = figures().search(text)
    if match:
        hit("stats", match.start(), len(text))
        return found
    match = rhythm().search(text)
    if match and not pattern("programme", "own_rhythm").search(text):
        hit(
            "frequency",
            match.start(),
            match.end(),
            value=next(name.rstrip("2") for name, words in match.groupdict().items() if words),
        )
    return found


def of_the_call(sentence: Sentence, text: str, rest: str, today: date) -> Hit | None:
    """To open or close the call for applications; confirmed first where it is only wished for, or for another day."""
    for name, form in (("open", opens()), ("close", closes())):
        match = form.search(text)
        if not match or pattern("programme", "done_already").search(text):
            continue
        when = first_date(text, today)
        begins = when is not None and bool(pattern("programme", "begins_on").search(text[: when.start]))
        until = None if name == "close" or begins else (when.iso if when else span_end(text, today))
        if name == "open" and not until and (closing := pattern("programme", "deadline").match(fold(rest))):
            later = first_date(fold(rest)[closing.end() :], today)
            until = later.iso if later else None
        another_day = when is not None and (begins if name == "open" else (when.iso or "") > today.isoformat())
        wished = pattern("programme", "wished_for").search(text)
        args = {"until": until} if until else {}
        certainty = CONFIRM if another_day or wished else SURE
        words = text[match.start() :]
        return Hit(Intent(name, args), sentence.number, match.start(), len(text), words, certainty)
    return None


def invited(text: str, addresses: list[str]) -> tuple[int, int]:
    """Where an invitation stands, from its verb to the last address or the role."""
    asked, told = pattern("programme", "invites").search(text), ROLE.search(text)
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

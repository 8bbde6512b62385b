"""The forms in which a field of a profile is named with its new value, from data to patterns. Knows no sentence."""

import re
from functools import cache, partial
from re import Pattern

from inbound.interpret import profile_abroad
from inbound.interpret.word_lists import alternatives, any_of

listed = partial(any_of, "profile")

FIELDS = (
    *("name", "city", "town", "location", "country", "affiliation", "employer", "company", "title", "phone"),
    *("industry", "expertise", "skills", "interests", "languages", "zone", "pronouns", "website", "mission", "bio"),
    *("chapter", "department", "experience", "availability"),
)
VALUE = r"(?P<value>[^\n.;!?]{1,120}(?:\.(?=\w)[^\n.;!?]{0,60})*)"
PROPER = (
    r"(?P<value>[A-ZÀ-Ž][\w'’.&-]*(?: (?:(?:de|da|do|of|the|upon|on|am|an|der|del|la|le|les|sur|and|&|e|y|et"
    r"|und) ){0,2}"
    r"[A-ZÀ-Ž0-9][\w'’.&-]*){0,5})"
)
NOT_OURS = r"(?<!her )(?<!his )(?<!their )(?<!whose )(?<!'s )(?<!’s )"
PROFILE = "(?:profile|perfil|profil)"


@cache
def field() -> str:
    """Any field, as the group of its own name."""
    return "(?:" + "|".join(f"(?P<{name}>{listed(name)})" for name in FIELDS) + ")"


@cache
def forms() -> tuple[Pattern[str], ...]:
    """Every form, in the order in which they are tried."""
    return (outdated(), *profile_abroad.patterns(field(), VALUE), changed(), put_into(), stated(), *small_forms())


@cache
def mine() -> str:
    return f"(?:{listed('my')} )?"


def changed() -> Pattern[str]:
    """ "Change my city to Lyon"."""
    whose = "(?:my |the |your |mi |el |mon |le |meinem |dem |meu )?"
    where = rf"(?: (?:on|in|of|en|de|sur|dans|im|in|no|do) {whose}{PROFILE})?"
    return re.compile(
        rf"{listed('changes')} {mine()}{field()}{where}(?: from .{{1,40}})?"
        rf"(?: (?:to|into|:|a|por|en|à|zu|auf|in|para)|:|,? it(?:'s| is)(?: spelt| spelled| now| actually)*) {VALUE}",
        re.I,
    )


def put_into() -> Pattern[str]:
    """ "Put Lyon as my city"."""
    small = r"(?:as|for|under|in|to|among|como|comme|als|en|sous|zu|aux|aos|às)"
    return re.compile(
        rf"{listed('puts')} {VALUE} {small} {mine()}(?:new |current |nuevo |neuen )?{field()}",
        re.I,
    )


def stated() -> Pattern[str]:
    """ "My city is now Lyon"."""
    where = rf"(?: (?:on|in|of|en|de|sur|im|in|no) (?:my |mi |mon |meinem |meu |o meu )?{PROFILE})?"
    return re.compile(
        rf"{NOT_OURS}\b{mine()}(?:new |current |correct )?{field()}{where}"
        rf"(?: on (?:file|record)| you have(?: on file)?)? (?P<verb>{listed('stated')}) {VALUE}",
        re.I,
    )


def small_forms() -> tuple[Pattern[str], ...]:
    return (
        re.compile(
            rf"(?:changed|switched)(?: of)?(?: my)? {field()}[,:;]? (?:it(?: is|'s) )?(?:now|to|the new one is)[,:]?"
            rf" (?:at |with |in |for )?{VALUE}",
            re.I,
        ),
        re.compile(rf"(?:put|set|enter|list|add|write)(?: in| down)? {mine()}{field()}[: ]+{VALUE}", re.I),
        re.compile(rf"^(?:profile[:,]? ?)?{field()} ?[:=] ?{VALUE}", re.I),
    )


def outdated() -> Pattern[str]:
    """ "My employer changed: it is now the Banque du Sahel", "my number is old, the new one is …"."""
    return re.compile(
        rf"\b(?:my|our) (?:old |current )?{field()}(?: (?:in|on) (?:my|the|your) [a-z]+)?(?: you have)?,?"
        rf" {listed('outdated')}[^:;,.!?\n]{{0,30}}[:;,.!-]* ?\n?(?:and |but |so )?(?:please |kindly )?"
        rf"(?:{listed('leads_on')} ?)(?:now |from now on )?:? ?{VALUE}",
        re.I,
    )


@cache
def named() -> Pattern[str]:
    return re.compile(rf"\b(?:my|the) (?:\w+ )?{field()}\b", re.I)


@cache
def told_next() -> Pattern[str]:
    """The value at the head of the sentence behind the one that names the field."""
    return re.compile(
        rf"{listed('next_leads')} (?:now )?(?P<value>[^\n]{{1,120}}?)(?: now| from now on)?[.!]?$",
        re.I,
    )


@cache
def moves() -> tuple[tuple[str, Pattern[str]], ...]:
    """Where they live or work now, told without a field."""
    lives = rf"(?i:{alternatives('profile', 'moved')})(?i: now| back| over)?(?i: house)?"
    works = (
        rf"(?i:{alternatives('profile', 'works')})"
        r"(?: now| jetzt| nun| ahora| maintenant| désormais| agora| inzwischen)?(?: a new job)?"
    )
    at = r"(?:at|for|with|by|en|chez|bei|na|no|para) (?:the |la |le |el |o |a |der |die |den )?"
    return (
        ("city", re.compile(rf"{lives} (?i:to|in|a|à|au|en|nach|para|em) {PROPER}")),
        ("city", re.compile(rf"\b(?:nach|in) {PROPER} (?:um)?gezogen")),
        ("employer", re.compile(rf"{works} {at}{PROPER}")),
        (
            "employer",
            re.compile(r"\b[Ii](?:['’]m)? now work(?:ing)? (?:for|at) (?P<value>the [^\n.;!?,]{3,60})"),
        ),
    )


@cache
def tail() -> Pattern[str]:
    """What ends a value."""
    return re.compile(rf"(?:,? {listed('tails')}.*|,.{{0,60}}(?:not|instead|no longer).*)$", re.I)

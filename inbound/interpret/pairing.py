"""Two people whom an administrator wants matched, or one proposed to the other, by their names.

Knows one sentence as written; refuses to know whether the gates let it pass.
"""

import re
from dataclasses import dataclass

from inbound.interpret.decision_words import table

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
    r"|emparejar|juntar|apparier|jumeler|associer|ensemble|juntos|juntas|emparelhar|a (?:good |great )?(?:match|pair)"
    r"|(?:be|get) (?:matched|paired|put together|introduced|connected|linked)|emparejados|emparejadas|appariés"
    r"|emparelhados|ein tandem|un binôme)"
)
# What may join two names without a word: "Falk / Okafor".
JOINED = rf"(?:\s?[/+&×↔]\s?|\s(?:-|–|—|x|<->)\s| {WITH} )"
TANDEM = (
    r"(?i:(?:(?:new|next|nuev[oa]|neues|nouve\w+|nov[oa]) )?(?:match|pair|pairing|tandem|duo|paar|pareja|emparejamiento"
    r"|binôme|jumelage|par|dupla))"
)
SHALL = (
    r"(?i:(?:to|should|could|can|must|shall|ought to|needs to|is to|would) (?:be|have)|soll(?:te)?|debería(?: ser)?"
    r"|devrait être|deveria ser|wird|seria|sería|serait)"
)
GUIDED = (
    r"(?i:mentored|guided|coached|accompanied|supported|matched|paired|begleitet|betreut|guiad[oa]|acompañad[oa]"
    r"|acompanhad[oa]|accompagnée?|guidée?|suivie?)"
)
BY = r"(?i:by|with|von|por|par|pel[oa])"
AS_MENTOR = (
    r"(?i:(?:as|to be|als|como|comme|en tant que|de) (?:a |the |eine? |un |una |une |le |la |o )?"
    r"(?:mentor\w*|partner\w*) (?:for|of|to|für|von|de|para|pour|à|a|da|do|de la|del|d['’]))"
)
PAIRS = (
    re.compile(rf"{PAIR_VERB}(?: (?i:up|together|en binôme|en pareja|em par))? {A}(?: (?i:up|together))?{JOINED}{B}"),
    re.compile(rf"{A}{JOINED}{B},? (?:\w+,? ){{0,5}}?{AFTERWARDS}(?!\w)"),
    re.compile(rf"(?:^|\b){TANDEM}\s*[:,–-]?\s*{A}{JOINED}{B}"),
    re.compile(rf"{A}{JOINED}{B}\s*[:,;–-]+\s*(?:\w+ ){{0,2}}?(?:{PAIR_VERB}|{TANDEM})(?!\w)"),
    re.compile(rf"{A} {SHALL} (?:\w+ )?{GUIDED} {BY} {B}"),
    re.compile(rf"(?:{PAIR_VERB}|(?i:make|want|take|nehm\w+|quiero|veux|quero)) {A} {AS_MENTOR} {B}"),
    re.compile(rf"{A} (?i:should|could|goes|belongs|would go|is to be|to be) .{{0,20}}(?i:with|to) {B}"),
    re.compile(
        r"^\s*(?i:match|pair) (?P<a>[\w'’.-]+(?: [\w'’.-]+){0,3}?) (?i:with|"
        r"and|to|\+|&) (?P<b>[\w'’.-]+(?: [\w'’.-]+){0,3}?)\s*[.!]?$"
    ),
)
SUGGEST = (
    r"(?i:propose[rz]?|suggest|offer|recommend|propon(?:er|ed|gan|ga|e|ha|ham)?|propón|propor|propõe[m]?"
    r"|vorschlagen|schlag(?:e|en|t)?|sugerir|sugier[ae]n?|suger[ei]r?(?:ez)?|sugir[ao]m?)"
)
PROPOSALS = (
    re.compile(
        rf"{SUGGEST} {A}"
        rf" (?i:to|as|for|and|with|\+|&|a|à|au|al|ao|para|et|und|y|e|com|con|für|der|dem) {B}"
    ),
    re.compile(rf"{SUGGEST} {A} {AS_MENTOR} {B}"),
    re.compile(rf"{A} (?i:für|an|bei|und|der|dem) {B} (?:\w+ ){{0,2}}?(?i:vorschlagen|vor(?= *[,.!]|$))"),
    re.compile(
        r"^\s*(?i:propose) (?P<a>[\w'’.-]+(?: [\w'’.-]+){0,3}?) (?i:to|and|"
        r"with|\+|&) (?P<b>[\w'’.-]+(?: [\w'’.-]+){0,3}?)\s*[.!]?$"
    ),
)

LEADING = re.compile(rf"{PAIR_VERB}|{TANDEM}|(?i:please|could|can|bitte|por|merci|veuillez|könnten)")

ROW = re.compile(rf"\s*(?:[-*•]|\d{{1,2}}[.)])?\s*{A}{JOINED}{B}\s*[.,;]?\s*")
FURTHER = re.compile(rf"\s*(?:[,;]|,? (?:and|und|y|et|e)) {A}{JOINED}{B}")
HEADING = re.compile(rf"(?:^|\W)(?:{PAIR_VERB}|{TANDEM}(?i:e?s)?|{SUGGEST})(?:\s+\w+){{0,4}}\s*:\s*$")


@dataclass(frozen=True)
class Pairing:
    """What is to be done with two people, and the words that said so."""

    name: str
    a: str
    b: str
    words: str


def pairings(raw: str, listing: str | None = None) -> list[Pairing]:
    """Every pair to be matched or proposed: a wording that names one, and those that go on with it.

    `listing`: what a heading asked for; then a line of two names is a pair of its own.
    """
    if listing and (row := ROW.fullmatch(raw)):
        return [Pairing(listing, row["a"].strip(" .,"), row["b"].strip(" .,"), row["a"])]
    for name, patterns in (("propose", PROPOSALS), ("match", PAIRS)):
        pair = next((match for pattern in patterns if (match := pattern.search(raw))), None)
        if pair:
            first = Pairing(name, without_verb(pair["a"]), pair["b"].strip(" .,"), pair.group())
            return [first, *onward(name, raw, pair.end())]
    return []


def onward(name: str, raw: str, end: int) -> list[Pairing]:
    """The pairs that follow a first one: "… and Zoe Lund with Karl Ott"."""
    found = []
    while more := FURTHER.match(raw, end):
        found.append(Pairing(name, more["a"].strip(" .,"), more["b"].strip(" .,"), more["a"]))
        end = more.end()
    return found


def heading(raw: str) -> str | None:
    """What a line that begins a list asks for: "Please match:"."""
    if not HEADING.search(raw):
        return None
    return "propose" if re.search(SUGGEST, raw) else "match"


def without_verb(name: str) -> str:
    """A name without a verb that began the sentence: "Pair Gudrun Falk"."""
    first, _, others = name.strip(" .,").partition(" ")
    return others if others and LEADING.fullmatch(first) else name.strip(" .,")

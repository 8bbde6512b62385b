"""What stands in the administrators' digest at one moment, numbered: for the mail and for the page. Changes nothing."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from mailflow import clock
from mailflow.domain.matter import KINDS, Section
from mailflow.domain.offers import Offer, offer_from
from mailflow.handlers import mail
from mailflow.handlers.act import Act
from mailflow.handlers.facts import matter_title
from mailflow.handlers.matter import still_stands
from mailflow.languages import Catalogue
from mailflow.store import numbers
from mailflow.store.mentoring import Matter

WEEK = timedelta(days=7)
WEEKS = 12
MEANT = 4
"""As many words for what a held mail meant are printed; all of them are understood."""
MOST = {Section.DECIDE: 7, Section.WORRY: 5}


ALWAYS = ("find", "stats", "invite")
"""What administrators may reply with or without an item."""


@dataclass(frozen=True)
class Item:
    """One numbered line and what it offers."""

    number: int
    matter: Matter
    title: str
    words: str
    offers: tuple[Offer, ...]

    def plain(self) -> dict[str, Any]:
        """What the templates print."""
        return {"number": self.number, "title": self.title, "words": self.words, "since": self.matter.created_at}


@dataclass(frozen=True)
class Digest:
    """What there is to decide and to know at one moment. `more` did not fit; `since` then the news and mails are."""

    decide: tuple[Item, ...]
    worries: tuple[Item, ...]
    more: int
    news: tuple[str, ...]
    glance: dict[str, int]
    stages: dict[str, int]
    since: datetime
    service: dict[str, int]
    weeks: tuple[int, ...]
    ticked_at: datetime | None
    system: dict[str, int]

    @property
    def items(self) -> tuple[Item, ...]:
        """Both sections: one running number."""
        return self.decide + self.worries

    @property
    def is_quiet(self) -> bool:
        """Whether there is nothing to decide and nothing new."""
        return not self.items and not self.news


def gather(act: Act, since: datetime, glance: dict[str, int]) -> Digest:
    """What stands in the digest of this moment, in a number of queries that does not grow."""
    session, programme = act.session, act.programme.id
    matters = still_stands(session, numbers.open_matters(session, programme, act.now))
    decide, worries = _section(matters, Section.DECIDE), _section(matters, Section.WORRY)
    shown = [*decide, *worries]
    items = tuple(_item(act, number, matter) for number, matter in enumerate(shown, 1))
    told = [kind.name for kind in KINDS.values() if kind.section is Section.DONE]
    mails = numbers.mails_since(session, programme, since)
    system = numbers.system(session, programme)
    return Digest(
        decide=items[: len(decide)],
        worries=items[len(decide) :],
        more=len(matters) - len(shown),
        news=tuple(_news(act, one) for one in numbers.told_since(session, programme, told, since)),
        glance=glance,
        stages=numbers.pairs_by_stage(session, programme),
        since=since,
        service={
            "mails": sum(mails.values()),
            "prompts": mails.get("prompt", 0),
            "bounces": numbers.bounces_since(session, programme, since),
        },
        weeks=_weeks(numbers.meetings_by_day(session, programme, act.now - WEEKS * WEEK), act.now),
        ticked_at=_by_our_clock(act, system.pop("ticked_at")),
        system=system,
    )


def _by_our_clock(act: Act, beat: datetime | None) -> datetime | None:
    """A heartbeat is of real time; told is how long ago it was."""
    return act.now - (clock.real_now() - beat) if beat is not None else None


def _weeks(days: dict[str, int], now: datetime) -> tuple[int, ...]:
    """The meetings of each of the last twelve weeks, this one last; a week ends today."""
    counts = [0] * WEEKS
    for day, count in days.items():
        ago = (now.astimezone(UTC).date() - date.fromisoformat(day)) // WEEK
        counts[-1 - min(ago, WEEKS - 1)] += count
    return tuple(counts)


def _section(matters: list[Matter], section: Section) -> list[Matter]:
    return [matter for matter in matters if KINDS[matter.kind].section is section][: MOST[section]]


def _news(act: Act, matter: Matter) -> str:
    said = matter_title(act, matter)
    return f"{said} “{matter.text}”" if matter.text else said


def _item(act: Act, number: int, matter: Matter) -> Item:
    words = act.house.words(act.programme.language)
    offers = tuple(
        _labelled(act, matter, offer_from(spec, {"matter": matter.id}, number=number))
        for spec in KINDS[matter.kind].offers
    )
    said = [
        words.say("matters", f"says.{offer.intent}", {"number": number})
        for offer in offers
        if words.has("matters", f"says.{offer.intent}")
    ]
    meant = mail.corrections(act.session, matter, number)
    said += [words.say("matters", "says.correct", {"number": number, "word": offer.intent}) for offer in meant[:MEANT]]
    return Item(number, matter, matter_title(act, matter), ", ".join(said), offers + meant)


def replies(found: Digest, words: Catalogue) -> list[str]:
    """What can be replied: of each kind of answer one, with a number that really offers it."""
    numbered: dict[str, list[int]] = {}
    for item in found.items:
        for offer in item.offers:
            numbered.setdefault(offer.intent, []).append(item.number)
    said = [
        words.say("replies", f"on_digest.{intent}", {"number": places[0]})
        for intent, places in numbered.items()
        if words.has("replies", f"on_digest.{intent}")
    ]
    yes = numbered.get("approve", [])
    if len(yes) > 2:
        said.insert(1, words.say("replies", "on_digest.several", {"first": yes[0], "last": yes[-1], "number": yes[1]}))
    return [*said, *(words.say("replies", intent) for intent in ALWAYS)]


def _labelled(act: Act, matter: Matter, offer: Offer) -> Offer:
    words = act.house.words(act.programme.language)
    key = f"button.{matter.kind}.{offer.intent}"
    label = words.say("matters", key, matter.facts) if words.has("matters", key) else None
    return Offer(offer.intent, offer.commands, offer.holes, offer.number, label, offer.button)

"""Twelve weeks of the example programme, lived through the doors: invitations, letters, presses, and time between."""

import heapq
import re
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from itertools import count

from mailflow import clock
from mailflow.demo.inbox import Delivered
from mailflow.demo.people import Cast, cast
from mailflow.demo.plot import Life, Move, lives
from mailflow.demo.stage import NoSuchButton, Stage
from mailflow.domain.programme import InvitePerson

SLUG, NAME, ZONE = "harbour", "The Harbour Alliance", "Europe/Berlin"
LENGTH = timedelta(weeks=12)
STEP = timedelta(hours=6)
MORNING, EVENING = 7, 19
STILL_NEW = timedelta(days=5)
Tell = Callable[[float], None]


class History:
    """Plays from now on. `tell` hears how much of it is done, from 0 to 1."""

    def __init__(self, stage: Stage, tell: Tell = lambda done: None) -> None:
        self._stage, self._tell = stage, tell
        self._cast: Cast = cast()
        self._lives = {life.character.address: life for life in lives(self._cast)}
        self._agenda: list[tuple[datetime, int, Callable[[], None]]] = []
        self._order = count()
        self._read = 0

    def play(self, length: timedelta = LENGTH) -> None:
        """So much of it; afterwards only the last five days' mail is unread."""
        begins = clock.now()
        ends = begins + length
        self._stage.found(SLUG, NAME, self._cast.administrator, ZONE)
        self._stage.presides(self._cast.president, self._cast.president.city)
        for life in self._lives.values():
            self._at(begins + timedelta(days=life.invited_on, hours=1), lambda life=life: self._invite(life))  # type: ignore[misc]  # bound at once
        while clock.now() < ends:
            self._next(ends)
            self._tell(1 - (ends - clock.now()) / length)
        self._stage.inbox.read_all(ends - STILL_NEW)

    def _next(self, ends: datetime) -> None:
        """Up to the next thing that somebody does, or a few hours."""
        until = min(ends, clock.now() + STEP, *(at for at, _, _ in self._agenda[:1]))
        self._stage.passes(max(until, clock.now()))
        self._look()
        while self._agenda and self._agenda[0][0] <= clock.now():
            heapq.heappop(self._agenda)[2]()
            self._look()

    def _at(self, moment: datetime, act: Callable[[], None]) -> None:
        heapq.heappush(self._agenda, (moment, next(self._order), act))

    def _invite(self, life: Life) -> None:
        one = life.character
        self._stage.orders(
            InvitePerson(programme=self._stage.programme, addresses=[f"{one.name} <{one.address}>"], role=one.role)
        )

    def _look(self) -> None:
        """Everybody reads their new mail, and plans what to do about it."""
        for mail in self._stage.inbox.since(self._read):
            self._read = mail.id
            life = self._lives.get(mail.recipient)
            if life is not None:
                for move in life.moves(mail):
                    self._at(by_day(clock.now() + move.after), self._doing(life, mail, move))
            elif mail.email == "digest" and mail.recipient == self._cast.administrator.address:
                self._at(clock.now() + timedelta(hours=2), lambda mail=mail: self._decide(mail))  # type: ignore[misc]

    def _doing(self, life: Life, mail: Delivered, move: Move) -> Callable[[], None]:
        return lambda: self._do(life, mail, move)

    def _do(self, life: Life, mail: Delivered, move: Move) -> None:
        words, who = life.said(move.words, clock.now()), life.character
        if move.how == "press":
            # Whoever finds no button there leaves the mail alone, as people do.
            with suppress(NoSuchButton):
                self._stage.presses(mail, int(words))
        elif move.how == "away":
            self._stage.is_away(who, mail)
        elif move.how == "reply":
            self._stage.replies(who, mail, words)
        else:
            self._stage.writes(who, words, subject="A word to the programme")

    def _decide(self, digest: Delivered) -> None:
        """The administrator says yes to the first thing that wants a yes, else reminds."""
        for word in ("yes", "remind"):
            found = re.search(rf"“(\d+) {word}”", digest.text.partition("You can reply with")[0])
            if found:
                self._stage.replies(self._cast.administrator, digest, f"{found[1]} {word}")
                return


def by_day(moment: datetime) -> datetime:
    """The moment, or the next morning: most people write no mail at night."""
    if MORNING <= moment.hour < EVENING:
        return moment
    days = 1 if moment.hour >= EVENING else 0
    return moment.replace(hour=MORNING) + timedelta(days=days)

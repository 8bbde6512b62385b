"""One mentorship from the invitation to the farewell, played through the real doors on simulated time."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from rich.markup import escape
from sqlalchemy import select

from mailflow import clock
from mailflow.demo.inbox import Delivered
from mailflow.demo.mailbox.feed import Move, move_of
from mailflow.demo.people import Character, cast
from mailflow.demo.stage import NoSuchButton, Player, Stage, buttons, set_up
from mailflow.domain.digest import SendDigest
from mailflow.domain.programme import InvitePerson
from mailflow.errors import MailflowError
from mailflow.store.journal import JournalEntry
from mailflow.store.people import Person

BEGINS = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
PATIENCE = timedelta(days=10)
MONTH = timedelta(days=30)
STEP = timedelta(hours=3)
GOAL = "lead one team meeting each week until the end of June"
FIFTEEN = "\n".join(f"{number}. That is best told over a cup of tea." for number in range(1, 16))
Say = Callable[[str], None]


class NotHappened(MailflowError):
    """A step of the mentorship did not come about."""


@dataclass
class Story:
    """A stage whose journal is told as it grows."""

    stage: Stage
    say: Say
    told: int = 0
    seen: dict[str, int] = field(default_factory=dict)

    def expects(self, who: Player, email: str, within: timedelta = PATIENCE) -> Delivered:
        """The newest mail of that name that the person has not looked at, however long it takes. Raises NotHappened."""
        until = clock.now() + within
        while True:
            new = self.stage.inbox.of(who.address, self.seen.get(who.address, 0))
            fitting = [mail for mail in new if mail.email == email]
            if fitting:
                self.seen[who.address] = fitting[-1].id
                self.say(f"[dim]{_when(fitting[-1].at)}  {who.name} gets “{escape(fitting[-1].subject)}”[/dim]")
                return fitting[-1]
            if clock.now() >= until:
                raise NotHappened(f"{who.name} did not get the mail {email!r} within {within.days} days.")
            self.passes(STEP)

    def replies(self, who: Player, mail: Delivered, words: str) -> None:
        """The person answers."""
        self._does(who, f"answers: {_short(words)}")
        self.stage.replies(who, mail, words)
        self.tell()

    def writes(self, who: Player, words: str) -> None:
        """The person writes of their own accord."""
        self._does(who, f"writes: {_short(words)}")
        self.stage.writes(who, words)
        self.tell()

    def presses(self, who: Player, mail: Delivered, place: int = 1) -> None:
        """The person presses a button, the first being 1: it says yes. Raises NotHappened."""
        labels = [label for label, _ in buttons(mail)]
        self._does(who, f"presses “{', '.join(labels[place - 1 : place])}”")
        try:
            self.stage.presses(mail, place)
        except NoSuchButton as missing:
            raise NotHappened(f"{who.name} could not press button {place}: {missing}.") from missing
        self.tell()

    def passes(self, span: timedelta) -> None:
        """Time goes by."""
        self.stage.passes(clock.now() + span, lambda _: self.tell())
        self.tell()

    def tell(self) -> None:
        """What the journal has got since."""
        with self.stage.house.reading() as session:
            wanted = select(JournalEntry, Person.name).outerjoin(Person, JournalEntry.person_id == Person.id)
            for entry, name in session.execute(wanted.where(JournalEntry.id > self.told).order_by(JournalEntry.id)):
                self.told = entry.id
                if entry.command != SendDigest.__name__:
                    self.say(_line(move_of(session, entry, name)))

    def _does(self, who: Player, what: str) -> None:
        self.say(f"[bold]{_when(clock.now())}  {who.name} {escape(what)}[/bold]")


def play(folder: Path, say: Say) -> timedelta:
    """All of it; returns how long it lasted. Raises NotHappened."""
    people = cast()
    mia, tom, ada = people.mentees[0], people.mentors[0], people.administrator
    with set_up(folder, begins=BEGINS) as stage:
        story = Story(stage, say)
        stage.found("harbour", "The Harbour Alliance", ada, "Europe/Berlin")
        joins(story, mia, tom)
        introduced = meet(story, mia, tom)
        agree(story, mia, tom, introduced)
        go_on(story, mia, tom)
        part(story, mia, tom)
        return clock.now() - BEGINS


def joins(story: Story, mia: Character, tom: Character) -> None:
    """Invited, one joins by link and the other by reply; both fill in their profiles by reply."""
    for one in (tom, mia):
        invited = InvitePerson(
            programme=story.stage.programme, addresses=[f"{one.name} <{one.address}>"], role=one.role
        )
        story.stage.orders(invited)
    story.tell()
    story.presses(tom, story.expects(tom, "invitation_sent"))
    story.replies(mia, story.expects(mia, "invitation_sent"), "Yes, as a mentee please")
    for one in (tom, mia):
        story.replies(one, story.expects(one, "form_profile"), one.profile)


def meet(story: Story, mia: Character, tom: Character) -> Delivered:
    """The mentee searches, asks, and is introduced; the answers to the fifteen questions go to both.

    Returns the mentee's introduction.
    """
    story.expects(tom, "participation_welcome")
    story.replies(mia, story.expects(mia, "participation_welcome"), "find food safety")
    story.replies(mia, story.expects(mia, "participation_found"), f"request {tom.name}")
    story.replies(tom, story.expects(tom, "request_received"), "Yes, happy to")
    introduced = story.expects(mia, "mentorship_introduced_mentee")
    story.expects(tom, "mentorship_introduced_mentor")
    for one in (mia, tom):
        story.replies(one, story.expects(one, "form_fifteen"), FIFTEEN)
    story.replies(mia, introduced, "plan Tuesday 3pm")
    story.expects(tom, "meeting_planned")
    story.replies(mia, story.expects(mia, "meeting_session"), "I would like to talk about my first team meeting.")
    story.expects(tom, "meeting_objectives")
    story.expects(mia, "mentorship_preread", MONTH)
    return introduced


def agree(story: Story, mia: Character, tom: Character, introduced: Delivered) -> None:
    """What they settled, said by one and confirmed by the other; then a goal."""
    story.replies(mia, introduced, "We agreed: every two weeks, 45 minutes, by phone")
    story.presses(tom, story.expects(tom, "agreement_proposed"))
    story.expects(mia, "agreement_confirmed")
    story.writes(mia, f"New goal: {GOAL}")
    story.expects(tom, "goal_added")


def go_on(story: Story, mia: Character, tom: Character) -> None:
    """Meetings, progress, and after three months the question whether the rhythm is still right."""
    story.replies(mia, story.expects(mia, "mentorship_first_meeting", MONTH), "Yes, we met for 50 minutes")
    story.writes(mia, "Goal 1 is at 50 percent")
    story.expects(tom, "goal_changed")
    story.replies(mia, story.expects(mia, "mentorship_quiet", 3 * MONTH), "We met last week, 45 minutes")
    story.replies(mia, story.expects(mia, "mentorship_cadence", 4 * MONTH), "Keep it, it is right as it is")
    story.writes(mia, "Goal 1 is done")
    story.presses(tom, story.expects(tom, "goal_claimed"))


def part(story: Story, mia: Character, tom: Character) -> None:
    """The goals are met: the end is confirmed by a press, and both get their closing words."""
    story.writes(mia, "End the mentorship please, our goals are reached")
    story.presses(mia, story.expects(mia, "service_confirm"))
    story.expects(tom, "mentorship_thanks")
    story.expects(mia, "mentorship_closed_mentee")


def _line(move: Move) -> str:
    told = f"{move.door}: {move.what}, {move.thing}"
    end = f"[red]refused: {move.refused}[/red]" if move.refused else f"[green]{move.moved}[/green]"
    return f"{_when(move.at)}    {escape(move.who)}, {escape(told)}  {end}"


def _when(at: datetime) -> str:
    return at.strftime("%a %-d %b %H:%M")


def _short(words: str) -> str:
    flat = " / ".join(words.splitlines())
    return f"“{flat}”" if len(flat) <= 72 else f"“{flat[:71]}…”"

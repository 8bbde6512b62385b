"""Requests, mentorships and what belongs to a pair: agreement, goals, meetings; and forms."""

from datetime import date, datetime
from typing import Any, ClassVar

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mailflow.store.base import Base, Thing
from mailflow.store.programmes import Participation


class Pair:
    """A mentor's and a mentee's participation."""

    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"))
    mentor_id: Mapped[int] = mapped_column(ForeignKey("participation.id"))
    mentee_id: Mapped[int] = mapped_column(ForeignKey("participation.id"))


class Request(Thing, Pair, Base):
    """One asks the other. `initiator` is the asker's role."""

    __tablename__ = "request"
    noun: ClassVar[str] = "request"

    initiator: Mapped[str]
    text: Mapped[str | None]
    reason: Mapped[str | None]
    escalated_at: Mapped[datetime | None]
    created_at: Mapped[datetime]
    mentor: Mapped[Participation] = relationship(foreign_keys="Request.mentor_id")
    mentee: Mapped[Participation] = relationship(foreign_keys="Request.mentee_id")

    __table_args__ = (
        Index("ix_request_mentor_id", "mentor_id", "state"),
        Index("ix_request_mentee_id", "mentee_id", "state"),
    )


class Mentorship(Thing, Pair, Base):
    """A pair under way or ended; it keeps the policy it began under.

    `ending_words` are thanks, `ending_note` is for the partner, `ending_reason` for administrators alone.
    """

    __tablename__ = "mentorship"
    noun: ClassVar[str] = "mentorship"

    policy_id: Mapped[int] = mapped_column(ForeignKey("policy_version.id"))
    request_id: Mapped[int | None] = mapped_column(ForeignKey("request.id"))
    began_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    ended_because: Mapped[str | None]
    ended_by: Mapped[str | None]
    ending_words: Mapped[str | None]
    ending_note: Mapped[str | None]
    ending_reason: Mapped[str | None]
    preread_at: Mapped[datetime | None]
    frequency: Mapped[str | None]
    first_met_at: Mapped[datetime | None]
    last_met_at: Mapped[datetime | None]
    meetings_held: Mapped[int] = mapped_column(default=0)
    minutes_met: Mapped[int] = mapped_column(default=0)
    mentor: Mapped[Participation] = relationship(foreign_keys="Mentorship.mentor_id")
    mentee: Mapped[Participation] = relationship(foreign_keys="Mentorship.mentee_id")

    __table_args__ = (
        Index("ix_mentorship_mentor_id", "mentor_id", "state"),
        Index("ix_mentorship_mentee_id", "mentee_id", "state"),
        Index("ix_mentorship_programme_state", "programme_id", "state"),
    )


class Agreement(Thing, Base):
    """What a pair settled, by the names of the `agree` intent; `agreed` is what both confirmed."""

    __tablename__ = "agreement"
    noun: ClassVar[str] = "agreement"

    mentorship_id: Mapped[int] = mapped_column(ForeignKey("mentorship.id"), unique=True)
    proposed_by_id: Mapped[int] = mapped_column(ForeignKey("participation.id"))
    fields: Mapped[dict[str, Any]]
    agreed: Mapped[dict[str, Any]] = mapped_column(default=dict)
    confirmed_at: Mapped[datetime | None]
    mentorship: Mapped[Mentorship] = relationship()


class Goal(Thing, Base):
    """A goal of one mentorship; `number` is what the pair calls it by."""

    __tablename__ = "goal"
    noun: ClassVar[str] = "goal"

    mentorship_id: Mapped[int] = mapped_column(ForeignKey("mentorship.id"))
    number: Mapped[int]
    text: Mapped[str]
    due: Mapped[date | None]
    percent: Mapped[int] = mapped_column(default=0)
    note: Mapped[str | None]
    wording: Mapped[str | None]
    claimed_by_id: Mapped[int | None] = mapped_column(ForeignKey("participation.id"))
    created_at: Mapped[datetime]
    mentorship: Mapped[Mentorship] = relationship()

    __table_args__ = (Index("ix_goal_mentorship_id", "mentorship_id", "number", unique=True),)


class Meeting(Thing, Base):
    """A planned session of a pair; without a time, `begins_at` is noon of the day."""

    __tablename__ = "meeting"
    noun: ClassVar[str] = "meeting"

    mentorship_id: Mapped[int] = mapped_column(ForeignKey("mentorship.id"))
    begins_at: Mapped[datetime]
    day: Mapped[date]
    timed: Mapped[bool] = mapped_column(default=True)
    place: Mapped[str | None]
    objectives: Mapped[str | None]
    sequence: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime]
    mentorship: Mapped[Mentorship] = relationship()

    __table_args__ = (Index("ix_meeting_mentorship_id", "mentorship_id", "begins_at"),)


class Form(Thing, Base):
    """Numbered questions sent to one member and the answers so far, by the question's key."""

    __tablename__ = "form"
    noun: ClassVar[str] = "form"

    participation_id: Mapped[int] = mapped_column(ForeignKey("participation.id"))
    questionnaire: Mapped[str]
    mentorship_id: Mapped[int | None] = mapped_column(ForeignKey("mentorship.id"))
    answers: Mapped[dict[str, Any]] = mapped_column(default=dict)
    created_at: Mapped[datetime]
    participation: Mapped[Participation] = relationship()

    __table_args__ = (Index("ix_form_participation_id", "participation_id", "questionnaire"),)


class Matter(Thing, Base):
    """Something that administrators decide or should know: a row of the digest until it is settled."""

    __tablename__ = "matter"
    noun: ClassVar[str] = "matter"

    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"))
    kind: Mapped[str]
    about_noun: Mapped[str]
    about_id: Mapped[int]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    text: Mapped[str | None]
    facts: Mapped[dict[str, Any]] = mapped_column(default=dict)
    created_at: Mapped[datetime]
    snoozed_until: Mapped[datetime | None]
    settled_at: Mapped[datetime | None]
    settled_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))

    __table_args__ = (
        Index("ix_matter_programme_state", "programme_id", "state", "created_at"),
        Index("ix_matter_about", "about_noun", "about_id", "kind"),
    )

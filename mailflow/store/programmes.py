"""Programmes, their policies by date, their administrators, invitations and members."""

from datetime import date, datetime
from functools import lru_cache
from typing import Any, ClassVar

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mailflow.domain.policy import Policy
from mailflow.store.base import Base, Thing
from mailflow.store.people import Person


class Programme(Base):
    """One mentoring programme: its address is `<slug>@domain`."""

    __tablename__ = "programme"

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    code: Mapped[str]
    preset: Mapped[str]
    zone: Mapped[str]
    language: Mapped[str] = mapped_column(default="en")
    created_at: Mapped[datetime]


class PolicyVersion(Base):
    """The policy from a day on; a mentorship keeps the version it began under."""

    __tablename__ = "policy_version"

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"))
    valid_from: Mapped[date]
    policy: Mapped[str]

    def read(self) -> Policy:
        """The typed policy."""
        return _policy(self.policy)


@lru_cache(maxsize=256)
def _policy(text: str) -> Policy:
    return Policy.model_validate_json(text)


class Administrator(Base):
    """A person who runs a programme: `level` is administrator or president (of the chapter `group_name`)."""

    __tablename__ = "administrator"

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    level: Mapped[str] = mapped_column(default="administrator")
    title: Mapped[str | None]
    group_name: Mapped[str | None]
    year: Mapped[int | None]
    zone: Mapped[str]
    digest_every: Mapped[str] = mapped_column(default="day")
    last_digest_at: Mapped[datetime | None]
    person: Mapped[Person] = relationship(lazy="joined")

    __table_args__ = (UniqueConstraint("programme_id", "person_id"),)


class Invitation(Thing, Base):
    """An address asked to join, by whom; it stands for the organisation code."""

    __tablename__ = "invitation"
    noun: ClassVar[str] = "invitation"

    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    invited_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    role: Mapped[str | None]
    created_at: Mapped[datetime]

    __table_args__ = (Index("ix_invitation_person_id", "person_id"),)


class Participation(Thing, Base):
    """A person in a programme: role, state, profile."""

    __tablename__ = "participation"
    noun: ClassVar[str] = "participation"

    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    role: Mapped[str]
    profile_code: Mapped[str]
    profile: Mapped[dict[str, Any]] = mapped_column(default=dict)
    interests: Mapped[str] = mapped_column(default="")
    searchable: Mapped[str] = mapped_column(default="")
    zone: Mapped[str]
    language: Mapped[str]
    joined_at: Mapped[datetime]
    mentors_allowed: Mapped[int] = mapped_column(default=0)
    waiting_since: Mapped[datetime | None]
    place_kept: Mapped[int] = mapped_column(default=0)
    clock_held_at: Mapped[datetime | None]
    renewal_asked_at: Mapped[datetime | None]
    renews_at: Mapped[datetime | None]
    paused_until: Mapped[datetime | None]
    stopped: Mapped[list[Any]] = mapped_column(default=list)
    person: Mapped[Person] = relationship(lazy="joined")

    __table_args__ = (
        UniqueConstraint("programme_id", "person_id"),
        UniqueConstraint("programme_id", "profile_code", name="uq_participation_profile_code"),
        Index("ix_participation_person_id", "person_id"),
        Index("ix_participation_programme_state", "programme_id", "state"),
    )

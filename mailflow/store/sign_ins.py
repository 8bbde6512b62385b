"""Sign-in links of administrators and the sessions that they open. Knows digests, never a token."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, func, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from mailflow.store.base import Base


class SignIn(Base):
    """One link, good once until `expires_at`, then the session that it opened until `ended_at`.

    `browser` is the digest of the cookie of the browser that asked for it; None where the link was printed.
    """

    __tablename__ = "sign_in"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    digest: Mapped[str] = mapped_column(unique=True)
    browser: Mapped[str | None]
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]

    __table_args__ = (Index("ix_sign_in_person_id", "person_id", "expires_at"),)


def by_digest(session: Session, digest: str) -> SignIn | None:
    """The link with this digest, used or not."""
    return session.scalars(select(SignIn).where(SignIn.digest == digest)).first()


def open_links(session: Session, person_id: int, now: datetime) -> int:
    """How many links of this person could still be pressed."""
    found = select(func.count()).where(SignIn.person_id == person_id, SignIn.used_at.is_(None), SignIn.expires_at > now)
    return session.scalar(found) or 0


def use(session: Session, digest: str, now: datetime) -> SignIn | None:
    """Take the link, once: of two who press it at the same moment one gets None."""
    taken = (
        update(SignIn)
        .where(SignIn.digest == digest, SignIn.used_at.is_(None), SignIn.expires_at > now)
        .values(used_at=now)
        .returning(SignIn.id)
        .execution_options(synchronize_session=False)
    )
    found = session.scalar(taken)
    return session.get(SignIn, found, populate_existing=True) if found is not None else None

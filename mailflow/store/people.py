"""Persons and their addresses. Knows nothing of programmes."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mailflow.store.base import Base


class Person(Base):
    """A human being, in however many programmes."""

    __tablename__ = "person"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    created_at: Mapped[datetime]
    addresses: Mapped[list["Address"]] = relationship(back_populates="person", order_by="Address.id", lazy="selectin")

    @property
    def address(self) -> str:
        """Where we write to: the first address that may be written to, else the first."""
        usable = [found for found in self.addresses if found.suppressed_at is None]
        return (usable or self.addresses)[0].address

    @property
    def first_name(self) -> str:
        """What a mail greets them by."""
        return self.name.split()[0] if self.name.split() else self.name


class Address(Base):
    """An email address, folded to lower case; suppressed ones get no mail, for the reason named."""

    __tablename__ = "address"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    address: Mapped[str] = mapped_column(unique=True)
    verified_at: Mapped[datetime | None]
    suppressed_at: Mapped[datetime | None]
    suppressed_because: Mapped[str | None]
    soft_bounces: Mapped[int] = mapped_column(default=0)
    last_bounce_at: Mapped[datetime | None]
    person: Mapped[Person] = relationship(back_populates="addresses")

    __table_args__ = (Index("ix_address_person_id", "person_id"),)

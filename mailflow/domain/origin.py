"""Where a command came from: who, through which door, how sure that is, and the key that makes it happen once."""

from dataclasses import dataclass
from enum import StrEnum


class Door(StrEnum):
    """The six doors, and the service's own hand."""

    REPLY = "reply"
    LINK = "link"
    TIMER = "timer"
    DIGEST = "digest"
    CLI = "cli"
    API = "api"


class Assurance(StrEnum):
    """What the door knows of the sender, from nothing to a page opened from a mail to the address on file."""

    NONE = "none"
    TOKEN = "token"
    PASS = "pass"
    TOKEN_AND_PASS = "token and pass"
    PAGE = "page"
    OPERATOR = "operator"


@dataclass(frozen=True, kw_only=True)
class Origin:
    """`key` is unique for what happened once: inbound message + position, link + version, timer id, API header."""

    door: Door
    key: str
    assurance: Assurance = Assurance.NONE
    person: int | None = None
    behalf_of: int | None = None
    address: str | None = None
    inbound: int | None = None
    timer: int | None = None
    answers: int | None = None

"""What every provider is: a noun, answers, checks, and a way to make a message of its payload. Knows none by name."""

import hmac
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from inbound.accept import Incoming

Secrets = tuple[str, ...]


@dataclass(frozen=True)
class Call:
    """One request as it came: header names in lower case, the bytes of the body, the real time."""

    headers: Mapping[str, str]
    body: bytes
    at: datetime

    def header(self, name: str) -> str:
        """Its value however the name is spelt, empty when there is none."""
        return self.headers.get(name.lower(), "")


Check = Callable[[Call, Secrets], bool]
"""True when nothing speaks against the call. Each stands alone, so that each can be shown to be needed."""


@dataclass(frozen=True)
class Answers:
    """Status codes. `too_big` is None where the provider knows no such answer."""

    stored: int
    refused: int
    trouble: int = 503
    too_big: int | None = None


@dataclass(frozen=True)
class Provider:
    """One way in. `limit` is in bytes of the body; `unpack` must make a message of any bytes, held if need be."""

    noun: str
    secrets: Secrets
    answers: Answers
    limit: int
    checks: tuple[Check, ...]
    unpack: Callable[[Call], Incoming]

    def recognises(self, call: Call) -> bool:
        """Whether it really is this provider who calls: every one of the checks holds."""
        return all(check(call, self.secrets) for check in self.checks)


def one_of(given: bytes, expected: Iterable[bytes]) -> bool:
    """Compared with each in constant time: two are accepted while a secret is being changed."""
    found = [hmac.compare_digest(given, one) for one in expected]
    return any(found)

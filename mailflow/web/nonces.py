"""A nonce for each form: shows that the form was ours, when it was shown, and whether it was shown before."""

import hmac
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Final

LASTS: Final = timedelta(hours=12)
TOO_QUICK: Final = timedelta(seconds=2)
"""Nobody reads a page and decides within this; the programs that open links in mail before people do."""


@dataclass(frozen=True)
class Shown:
    """When the form was shown, by the real time, and whether it was asked for a second press."""

    at: datetime
    again: bool

    def by_machine(self, now: datetime, *, cookie: bool) -> bool:
        """Whether this press looks like a program's: at once, and without the cookie that came with the form."""
        return not cookie and not self.again and now - self.at < TOO_QUICK


def issue(secret: bytes, about: str, now: datetime, *, again: bool = False) -> str:
    """A nonce for the form at `about`: its path, and the session where there is one."""
    said = f"{int(now.timestamp() * 1000)}.{int(again)}"
    return f"{said}.{_mac(secret, about, said)}"


def read(secret: bytes, about: str, nonce: str, now: datetime) -> Shown | None:
    """None when it is not ours, not for this form, or too old."""
    said, _, mac = nonce.rpartition(".")
    if not hmac.compare_digest(mac.encode("utf-8", "replace"), _mac(secret, about, said).encode()):
        return None
    moment, _, again = said.partition(".")
    at = datetime.fromtimestamp(int(moment) / 1000, UTC)
    return Shown(at, again == "1") if timedelta(0) <= now - at <= LASTS else None


def _mac(secret: bytes, about: str, said: str) -> str:
    return hmac.new(secret, f"form:{about}:{said}".encode("utf-8", "replace"), sha256).hexdigest()[:32]

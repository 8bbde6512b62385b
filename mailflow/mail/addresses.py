"""How our addresses are built and taken apart, and when a From field names one person. Knows no one by name."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from mailflow.mail.tokens import LENGTH

Kind = Literal["programme", "reply", "bounce", "site", "unknown"]

SITE: Final = "hello"
BOUNCES: Final = "bounces"
RESERVED: Final = frozenset({SITE, BOUNCES, "postmaster", "abuse", "root", "mailer-daemon", "noreply"})
"""No programme may have these slugs."""

_SLUG = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
_TOKEN = re.compile(rf"[a-z2-7]{{{LENGTH}}}")
_ADDR_SPEC = re.compile(
    r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
    r"@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+"
)
_FOLD = re.compile(r"\r?\n(?=[ \t])")
_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029]")
_LONGEST_FIELD: Final = 1_000
_LONGEST_LOCAL: Final = 64  # RFC 5321 §4.5.3.1.1
_LONGEST_ADDRESS: Final = 254  # RFC 5321 §4.5.3.1.3, without the brackets


@dataclass(frozen=True)
class Recipient:
    """Which of our addresses a mail was sent to. A reply to the site has a token and no slug."""

    slug: str | None
    token: str | None
    kind: Kind


_UNKNOWN: Final = Recipient(None, None, "unknown")


def usable_slug(slug: str) -> bool:
    """Whether a programme may be called so: letters, digits and inner hyphens, and none of our own names."""
    return _SLUG.fullmatch(slug) is not None and slug not in RESERVED and not slug.startswith(("r-", "b-"))


def programme_address(slug: str, domain: str) -> str:
    """Where a programme is written to."""
    return f"{slug}@{domain}"


def reply_address(slug: str | None, token: str, domain: str) -> str:
    """The Reply-To of one message; without a programme, the site's."""
    return f"{slug or SITE}+{token}@{domain}"


def return_path(token: str, domain: str) -> str:
    """The envelope's sender (VERP): a bounce names the message by coming here."""
    return f"{BOUNCES}+{token}@{domain}"


def site_address(domain: str) -> str:
    """The address that belongs to no programme."""
    return f"{SITE}@{domain}"


def parse_recipient(address: str, domain: str) -> Recipient:
    """Takes an envelope recipient apart, whatever its case.

    What follows the `+` and is no well-formed token counts as no token: the mail is then one to the programme.
    """
    local, at, host = address.strip().removeprefix("<").removesuffix(">").lower().rpartition("@")
    if not at or host.rstrip(".") != domain.lower():
        return _UNKNOWN
    for prefix, kind in (("r-", "reply"), ("b-", "bounce")):
        if local.startswith(prefix) and _TOKEN.fullmatch(local[2:]):
            return Recipient(None, local[2:], "reply" if kind == "reply" else "bounce")
    name, _, extension = local.partition("+")
    return _named(name, extension if _TOKEN.fullmatch(extension) else None)


def _named(name: str, token: str | None) -> Recipient:
    if name == BOUNCES:
        return Recipient(None, token, "bounce")
    if name == SITE:
        return Recipient(None, token, "reply" if token else "site")
    if name in RESERVED or not _SLUG.fullmatch(name):
        return _UNKNOWN
    return Recipient(name, token, "reply" if token else "programme")


def exactly_one_address(values: Sequence[str]) -> str | None:
    """The one address that all the From fields of a message give, in lower case; else `None`.

    One field, one addr-spec of plain ASCII, no control characters, no group, no route, no second `@` outside a
    quoted name. Stricter than RFC 5322 §3.4 on purpose: where parsers disagree, nobody has spoken.
    """
    if len(values) != 1 or len(values[0]) > _LONGEST_FIELD:
        return None
    field = _FOLD.sub("", values[0].strip("\r\n"))
    bare = None if _CONTROL.search(field) else _without_quoted(field)
    if bare is None:
        return None
    before, opened, rest = bare.partition("<")
    if not opened:
        return _addr_spec(bare.strip())
    inside, closed, after = rest.partition(">")
    if not closed or after.strip() or any(mark in before for mark in "@,;:>\\"):
        return None
    return _addr_spec(inside)


def is_address(text: str) -> bool:
    """Whether SMTP without SMTPUTF8 can carry it."""
    return _addr_spec(text) is not None


def _addr_spec(text: str) -> str | None:
    if len(text) > _LONGEST_ADDRESS or not _ADDR_SPEC.fullmatch(text):
        return None
    return text.lower() if text.index("@") <= _LONGEST_LOCAL else None


def _without_quoted(field: str) -> str | None:
    """The field with `"` for each quoted string and blanks for comments; `None` where one does not end."""
    kept: list[str] = []
    depth, quoted, escaped = 0, False, False
    for mark in field:
        if escaped:
            escaped = False
        elif mark == "\\" and (quoted or depth):
            escaped = True
        elif quoted:
            quoted = mark != '"'
        elif depth or mark == "(":
            depth += (mark == "(") - (mark == ")")
            kept.append(" ")
        elif mark == '"':
            quoted = True
            kept.append(mark)
        else:
            kept.append(mark)
    return None if depth or quoted or escaped else "".join(kept)

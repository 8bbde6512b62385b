"""Who wrote a message, and how sure that is: one From field, DMARC as a trusted MTA saw it, or DKIM checked here.

Knows headers, signatures and a DNS look-up that it is given; refuses to know persons, tokens and commands.
"""

import binascii
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

import dkim
import dns.exception
import dns.resolver
from publicsuffixlist import PublicSuffixList

from inbound import head
from inbound.accept import Verdict
from inbound.message import Message
from mailflow.mail.addresses import exactly_one_address

LookUp = Callable[[str], str | None]
"""The TXT record of a name, joined; None when there is none or nobody answers."""

MOST_SIGNATURES: Final = 5
LEAST_KEY_BITS: Final = 1024  # RFC 8301 §3.2
DNS_SECONDS: Final = 3.0

_TAG = re.compile(r"\s*([A-Za-z][A-Za-z0-9_]*)\s*=\s*([^;]*)")
_HOST = re.compile(r"[a-z0-9_-]+(\.[a-z0-9_-]+)+")
_COMMENT = re.compile(r"\([^()]*\)")
_DKIM: Any = dkim.DKIM
_BROKEN = (dkim.DKIMException, binascii.Error, ValueError, LookupError, TypeError, ArithmeticError)


@dataclass(frozen=True)
class Identity:
    """`address` is None when not exactly one person claims to have written it; `why` says where the verdict is from."""

    address: str | None
    verdict: Verdict
    why: str


def identify(raw: bytes, message: Message, *, verdict: str, authserv_id: str, look_up: LookUp) -> Identity:
    """`verdict` is the provider's own, under its authentication. The DNS is asked only where that is `none`."""
    address = author(raw, message)
    if address is None:
        return Identity(None, "fail" if verdict == "fail" else "none", "not exactly one From address")
    if verdict in ("pass", "fail"):
        return Identity(address, "pass" if verdict == "pass" else "fail", "the relay's verdict")
    domain = address.rpartition("@")[2]
    if signed_by(raw, domain, look_up):
        return Identity(address, "pass", "an aligned DKIM signature")
    stated = authentication_results(raw, domain, authserv_id)
    return Identity(address, stated, "our own Authentication-Results" if stated != "none" else "nobody vouches for it")


def author(raw: bytes, message: Message) -> str | None:
    """The one address of the one From field, in lower case. Where two ways to read the header differ: nobody."""
    fields = [value for name, value in head.fields(raw) if name == b"from"]
    if len(fields) != 1 or len(message.all("from")) != 1:
        return None
    try:
        text = fields[0].decode("utf-8")
    except UnicodeDecodeError:
        return None
    return exactly_one_address([text.strip(" \t")])


def signed_by(raw: bytes, domain: str, look_up: LookUp) -> bool:
    """Whether a DKIM signature of the From domain, or of one under the same organisation, holds (RFC 7489 §3.1.1)."""
    signatures = [value for name, value in head.fields(raw) if name == b"dkim-signature"][:MOST_SIGNATURES]
    return any(
        _counts(tags(value.decode("latin-1")), domain) and _holds(raw, index, look_up)
        for index, value in enumerate(signatures)
    )


def aligned(signer: str, domain: str) -> bool:
    """Relaxed alignment: the same organisational domain."""
    signer, domain = signer.lower().rstrip("."), domain.lower().rstrip(".")
    return signer == domain or (organisation(signer) is not None and organisation(signer) == organisation(domain))


def organisation(domain: str) -> str | None:
    """The registered domain; None for a public suffix, under which strangers live beside each other."""
    found = _suffixes().privatesuffix(domain) if _HOST.fullmatch(domain) else None
    return str(found) if found else None


def tags(value: str) -> dict[str, str]:
    """A tag list (RFC 6376 §3.2), white space within values left out; of a tag given twice nothing counts."""
    found: dict[str, str] = {}
    for part in value.split(";"):
        match = _TAG.fullmatch(part)
        if match and match[1] in found:
            return {}
        if match:
            found[match[1]] = re.sub(r"\s+", "", match[2])
    return found


def txt_record(name: str) -> str | None:
    """The real look-up. A name server that does not answer in time is as good as no key."""
    try:
        answer = dns.resolver.resolve(name, "TXT", lifetime=DNS_SECONDS)
    except (dns.exception.DNSException, ValueError):
        return None
    return next((b"".join(record.strings).decode("latin-1") for record in answer), None)


def authentication_results(raw: bytes, domain: str, authserv_id: str) -> Verdict:
    """What our own MTA wrote about the From domain (RFC 8601 §5): above its own Received line no sender can write."""
    stated: list[str] = []
    for name, value in head.fields(raw):
        text = value.decode("latin-1")
        if name == b"received":
            return _dmarc(stated, domain) if _received_by(text, authserv_id) else "none"
        if name == b"authentication-results" and _written_by(text, authserv_id):
            stated.append(text)
    return "none"


def _dmarc(stated: list[str], domain: str) -> Verdict:
    """A line that speaks of another domain says nothing; one `fail` outweighs any `pass`."""
    found = {method.group(1) for text in stated for part in text.split(";")[1:] if (method := _method(part, domain))}
    if "fail" in found:
        return "fail"
    return "pass" if "pass" in found else "none"


def _method(part: str, domain: str) -> re.Match[str] | None:
    plain = _COMMENT.sub(" ", part).lower()
    about = re.search(r"(?:^|\s)header\.from=(\S+)", plain)
    result = re.match(r"\s*dmarc\s*=\s*(pass|fail)(?:\s|$)", plain)
    return result if about and about[1].rpartition("@")[2] == domain else None


def _written_by(text: str, authserv_id: str) -> bool:
    return _COMMENT.sub(" ", text).partition(";")[0].strip().lower().split(" ")[0] == authserv_id.lower()


def _received_by(text: str, authserv_id: str) -> bool:
    by = re.search(r"(?:^|\s)by\s+([A-Za-z0-9._-]+)", _COMMENT.sub(" ", text))
    return by is not None and by[1].lower() == authserv_id.lower()


def _counts(signature: dict[str, str], domain: str) -> bool:
    """Cheap reasons to pass a signature over: with `l=` anybody may append to the body, and SHA-1 is broken."""
    return (
        aligned(signature.get("d", ""), domain) and "l" not in signature and not signature.get("a", "").endswith("sha1")
    )


def _holds(raw: bytes, index: int, look_up: LookUp) -> bool:
    try:
        signer: Any = _DKIM(raw.lstrip(b"\r\n"), minkey=LEAST_KEY_BITS)
        return bool(signer.verify(index, dnsfunc=lambda name, timeout=5: _key(name, look_up)))
    except _BROKEN:
        return False


def _key(name: bytes, look_up: LookUp) -> bytes | None:
    """The key record, unless its owner says that it is only being tried out, or is not for mail (RFC 6376 §3.6.1)."""
    record = look_up(name.decode("ascii").rstrip("."))
    if record is None:
        return None
    found = tags(record)
    services, flags = found.get("s", "*").split(":"), found.get("t", "").split(":")
    usable = not {"*", "email"}.isdisjoint(services) and "y" not in flags
    return record.encode("latin-1", "replace") if usable else None


@lru_cache(maxsize=1)
def _suffixes() -> PublicSuffixList:
    return PublicSuffixList()

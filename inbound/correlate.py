"""Which of our messages is answered, by whom, and in which programme. Knows envelopes and rows; reads no words.

The address says which message is answered and by whom; what that is worth is said in `assurance` and nowhere else.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from inbound.accept import Verdict
from inbound.message import Message, addresses, message_ids
from mailflow.domain.origin import Assurance
from mailflow.mail.addresses import Recipient, parse_recipient
from mailflow.mail.tokens import digest
from mailflow.store.mailbox import InboundMail, OutgoingMail
from mailflow.store.people import Address
from mailflow.store.programmes import Programme

MOST_RECIPIENTS: Final = 5
MOST_REFERENCES: Final = 20


@dataclass(frozen=True)
class Correlation:
    """`person_id` is whom the token, else the From address, names; `answered` is always a message to that person.

    `token_valid` is of a reply token alone, unexpired. `from_is_verified_address` means: of that very person.
    `returned` is what a bounce or a report is about, by return path or Message-ID. `hold` is a reason not to act.
    """

    programme_id: int | None = None
    answered: OutgoingMail | None = None
    person_id: int | None = None
    from_address: str | None = None
    token_valid: bool = False
    from_is_verified_address: bool = False
    returned: OutgoingMail | None = None
    hold: str | None = None


def correlate(session: Session, message: Message, row: InboundMail, domain: str, author: str | None) -> Correlation:
    """`author` is the one From address that `identity.identify` found. Three queries at most, nothing is written."""
    ours = [parse_recipient(address, domain) for address in _recipients(message, row)]
    ours = [recipient for recipient in ours if recipient.kind != "unknown"]
    mails = _mails(session, _tokens(ours), _references(message))
    token = _by_token(mails, _tokens(ours))
    address = session.scalars(select(Address).where(Address.address == author)).first() if author else None
    valid = token is not None and token.expires_at > row.received_at
    person_id = token.person_id if token and valid else (address.person_id if address else None)
    answered = token or _first(mails, _references(message))
    answered = answered if answered is not None and _is_theirs(answered, person_id, author) else None
    return Correlation(
        programme_id=answered.programme_id if answered else _programme(session, ours),
        answered=answered,
        person_id=person_id,
        from_address=author,
        token_valid=valid,
        from_is_verified_address=_is_verified(address, person_id),
        returned=_returned(mails, _tokens(ours), _references(message)),
        hold=_hold(message, domain, author, valid),
    )


def assurance(correlation: Correlation, verdict: Verdict) -> Assurance:
    """What the sender's word is worth: the first two rows of the table "Who said so" in docs/architecture.md."""
    if not correlation.from_is_verified_address or verdict == "fail":
        return Assurance.NONE
    if correlation.token_valid:
        return Assurance.TOKEN_AND_PASS if verdict == "pass" else Assurance.TOKEN
    return Assurance.PASS if verdict == "pass" else Assurance.NONE


def _recipients(message: Message, row: InboundMail) -> list[str]:
    """The envelope's own first: what a header says is only the sender's word."""
    return list(dict.fromkeys((row.recipient.lower(), *message.recipients)))


def _references(message: Message) -> tuple[str, ...]:
    """What it answers, newest first, then the Message-IDs of what it returns."""
    returned = [value for part in message.parts for value in _returned_ids(part.text)]
    found = (*message.references, *_returned_ids(message.returned), *returned)
    return tuple(dict.fromkeys(f"<{one}>" for one in found))[:MOST_REFERENCES]


def _returned_ids(text: str) -> list[str]:
    lines = (line.partition(":") for line in text.splitlines()[:400])
    return [found for name, _, value in lines if name.strip().lower() == "message-id" for found in message_ids(value)]


def _tokens(ours: Sequence[Recipient]) -> list[str]:
    return [digest(recipient.token) for recipient in ours if recipient.token]


def _mails(session: Session, digests: Sequence[str], references: Sequence[str]) -> list[OutgoingMail]:
    if not digests and not references:
        return []
    named = or_(
        OutgoingMail.reply_digest.in_(digests),
        OutgoingMail.bounce_digest.in_(digests),
        OutgoingMail.message_id.in_(references),
    )
    return list(session.scalars(select(OutgoingMail).where(named)))


def _by_token(mails: Sequence[OutgoingMail], digests: Sequence[str]) -> OutgoingMail | None:
    found = {mail.reply_digest: mail for mail in mails}
    return next((found[one] for one in digests if one in found), None)


def _first(mails: Sequence[OutgoingMail], references: Sequence[str]) -> OutgoingMail | None:
    found = {mail.message_id: mail for mail in mails}
    return next((found[one] for one in references if one in found), None)


def _returned(mails: Sequence[OutgoingMail], digests: Sequence[str], references: Sequence[str]) -> OutgoingMail | None:
    """By the return path first; a bounce's From says nothing about whom it is for."""
    found = {mail.bounce_digest: mail for mail in mails}
    return next((found[one] for one in digests if one in found), None) or _first(mails, references)


def _is_theirs(mail: OutgoingMail, person_id: int | None, author: str | None) -> bool:
    """A message to somebody whom we do not know yet belongs to its address."""
    return mail.person_id == person_id if mail.person_id is not None else mail.address == author


def _is_verified(address: Address | None, person_id: int | None) -> bool:
    return address is not None and address.verified_at is not None and address.person_id == person_id


def _programme(session: Session, ours: Sequence[Recipient]) -> int | None:
    slug = next((recipient.slug for recipient in ours if recipient.slug), None)
    return session.scalar(select(Programme.id).where(Programme.slug == slug)) if slug else None


def _hold(message: Message, domain: str, author: str | None, token_valid: bool) -> str | None:
    """Mail that came by being copied, listed or sprayed was not meant as an order, whoever signed it."""
    to, cc = (_addresses(message.all(name)) for name in ("to", "cc"))
    if author is None:
        return "nobody: not exactly one From address"
    if message.all("list-id"):
        return "from a mailing list"
    if len(to | cc) > MOST_RECIPIENTS:
        return "more than five recipients"
    if _are_among(to, domain):
        return None
    if _are_among(cc, domain):
        return "we were only copied"
    # A signed message that was sent to somebody else can be sent on to us by whoever got it.
    return None if token_valid else "not addressed to us"


def _addresses(values: tuple[str, ...]) -> set[str]:
    return {address.lower() for _, address in addresses(values)}


def _are_among(found: set[str], domain: str) -> bool:
    return any(parse_recipient(address, domain).kind != "unknown" for address in found)

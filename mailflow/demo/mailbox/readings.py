"""How a mail that came in was read, and why, in words for a newcomer. Reads the row, not the mail."""

from dataclasses import dataclass

from mailflow.store.mailbox import HELD, RECEIVED, SHUNTED, InboundMail
from mailflow.web.reading_words import CERTAIN, KINDS, METHODS


@dataclass(frozen=True)
class Reading:
    """`what` it was taken for, `how` sure, `why`; `became` names another end than that it was done."""

    what: str
    how: str
    why: str
    became: str


def reading_of(row: InboundMail) -> Reading:
    """The row's reading so far."""
    if row.state == RECEIVED:
        return Reading("waiting to be read", "", "", "")
    return Reading(_what(row), _how(row), row.why or "", _became(row))


def _what(row: InboundMail) -> str:
    if row.kind and row.kind not in ("human", "calendar"):
        return KINDS.get(row.kind, row.kind.replace("_", " "))
    return ", ".join(_intent(one) for one in row.intents) or "nothing that we could do"


def _intent(intent: dict[str, object]) -> str:
    given = intent.get("args")
    args = given if isinstance(given, dict) else {}
    told = ", ".join(f"{name}: {_short(value)}" for name, value in args.items() if value and name != "text")
    name = str(intent["name"]).replace("_", " ").replace(".", ": ")
    return f"{name} ({told})" if told else name


def _short(value: object) -> str:
    text = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    return text if len(text) <= 60 else f"{text[:59]}…"


def _how(row: InboundMail) -> str:
    if row.kind and row.kind not in ("human", "calendar"):
        return ""
    parts = [METHODS.get(row.method or "", ""), CERTAIN.get(row.certainty or "", "")]
    return ", ".join(part for part in parts if part)


def _became(row: InboundMail) -> str:
    if row.state == HELD:
        return f"held: {row.held_because or 'a person must look at it'}"
    return "kept for repair" if row.state == SHUNTED else ""

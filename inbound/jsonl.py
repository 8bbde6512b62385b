"""JSON lines in, JSON lines out: the reading contract's interface for scoring and for administrators."""

import base64
import binascii
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from inbound.comparison import comparison
from inbound.likeness import Compares
from inbound.read import Context, Reading, read, read_text
from mailflow import settings


def readings(lines: Iterable[str], compares: Compares | None = None) -> Iterator[str]:
    """One line of JSON for each line of JSON, in the same order."""
    for line in lines:
        if line.strip():
            case: Mapping[str, Any] = json.loads(line)
            yield json.dumps({"id": case.get("id")} | as_data(one(case, compares)), ensure_ascii=False)


def one(case: Mapping[str, Any], compares: Compares | None = None) -> Reading:
    """The reading of one case: `text`, `eml` or `eml_b64`."""
    context = Context(
        asked=case.get("asked") or "none",
        role=case.get("role") or "mentee",
        now=date.fromisoformat(str(case["now"])[:10]) if case.get("now") else date(1970, 1, 1),
        sent=case.get("sent"),
        compares=compares,
    )
    if "text" in case:
        return read_text(case["text"], context)
    return read(raw_of(case), context)


def raw_of(case: Mapping[str, Any]) -> bytes:
    if "eml" in case:
        return str(case["eml"]).encode("utf-8", "surrogateescape")
    try:
        return base64.b64decode(case.get("eml_b64", ""))
    except binascii.Error:
        return b""


def as_data(reading: Reading) -> dict[str, Any]:
    """A reading in the contract's form."""
    return {
        "kind": reading.kind,
        "reply": reading.reply,
        "certainty": reading.certainty,
        "intents": [
            {"name": intent.name} | ({"args": dict(intent.args)} if intent.args else {}) for intent in reading.intents
        ],
        "why": reading.why,
        "method": reading.method,
    }


def main() -> None:
    """Read cases from standard input, by all that the worker has."""
    for line in readings(sys.stdin, comparison(settings.load().data)):
        print(line, flush=True)


if __name__ == "__main__":
    main()

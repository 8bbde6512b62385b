"""A programme's numbers as the templates print them, each with its words. Counts nothing itself."""

from collections.abc import Mapping
from typing import Any

from mailflow.handlers.gathering import Digest
from mailflow.languages import Catalogue
from mailflow.store.numbers import Counted


def facts_of(found: Digest, last: Counted | None, words: Catalogue) -> dict[str, Any]:
    """What stands in the digest, for the mail and for the page; `last` is the count of the morning before."""
    glance = counted(words, found.glance, last.numbers if last is not None else {})
    return {
        "quiet": found.is_quiet,
        "waits": _waits(found, words),
        "glance": glance,
        "compared_with": last.at if last is not None and any(one["change"] for one in glance) else None,
        "decide": [item.plain() for item in found.decide],
        "worries": [item.plain() for item in found.worries],
        "more": found.more,
        "news": list(found.news),
        "stages": counted(words, found.stages),
        "since": found.since,
        "service": counted(words, found.service),
        "weeks": list(found.weeks),
        "ticked_at": found.ticked_at,
        "system": counted(words, found.system),
    }


def counted(
    words: Catalogue, counts: Mapping[str, int], before: Mapping[str, int] | None = None
) -> list[dict[str, Any]]:
    """Each number with its words, and with its change since `before`."""
    return [
        {
            "label": words.say("words", f"numbers.{name}"),
            "count": count,
            "change": _change(count, (before or {}).get(name)),
        }
        for name, count in counts.items()
    ]


def _change(count: int, before: int | None) -> str:
    difference = 0 if before is None else count - before
    return f" ({difference:+d})" if difference else ""


def _waits(found: Digest, words: Catalogue) -> str:
    """What waits, in a few words: the subject tells one morning from another."""
    counts = {"decide": len(found.decide), "worries": len(found.worries)}
    both = all(counts.values())
    only = next((name for name, count in counts.items() if count), "nothing")
    return words.say("words", f"digest.{'both' if both else only}", counts)

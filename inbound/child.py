"""A message taken apart by a child process with limits on its time and memory, so that a hostile one harms nobody.

The child gets bytes and no environment, and answers in JSON: nothing that it says is run.
"""

import json
import resource
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from inbound.caps import TooBig, TooManyParts
from inbound.charsets import ForbiddenCharset, Unreadable
from inbound.letter import Attachment, Message, Part
from inbound.mime import taken_apart

SECONDS: Final = 5
WALL_SECONDS: Final = 15
MEMORY: Final = 768 * 1024 * 1024
MOST_ANSWERED: Final = 64 * 1024 * 1024
ROOT: Final = Path(__file__).parents[1]
REFUSALS: Final = {kind.__name__: kind for kind in (ForbiddenCharset, TooBig, TooManyParts)}


class TooDear(Unreadable):
    """It takes more time or memory than a mail may take."""


def taken_apart_by_a_child(raw: bytes) -> Message:
    """As `taken_apart`, in another process. Raises Unreadable; TooDear when the child met its limits."""
    command = [sys.executable, "-m", "inbound.child"]
    try:
        done = subprocess.run(
            command, input=raw, capture_output=True, timeout=WALL_SECONDS, env={}, cwd=ROOT, check=False
        )
    except subprocess.TimeoutExpired:
        raise TooDear("it takes too long to take apart") from None
    if done.returncode or len(done.stdout) > MOST_ANSWERED:
        raise TooDear("it takes too much time or memory to take apart")
    return message_of(json.loads(done.stdout))


def message_of(told: dict[str, Any]) -> Message:
    """What the child told, as a message, or as the refusal that it met."""
    if "refused" in told:
        raise REFUSALS.get(told["refused"], Unreadable)(told["why"])
    told["headers"] = {name: tuple(values) for name, values in told["headers"].items()}
    told["parts"] = tuple(Part(**part) for part in told["parts"])
    told["attachments"] = tuple(Attachment(**attachment) for attachment in told["attachments"])
    return Message(**told)


def answer(raw: bytes) -> dict[str, Any]:
    """What the child tells of a message."""
    try:
        return asdict(taken_apart(raw))
    except Unreadable as refused:
        return {"refused": type(refused).__name__, "why": str(refused)}


def main() -> None:
    """The child: a message on standard input, the answer on standard output."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    json.dump(answer(sys.stdin.buffer.read()), sys.stdout)


if __name__ == "__main__":
    main()

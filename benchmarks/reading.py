"""Reading replies: whole, and the reply text against mail-parser-reply, quotequail and email-reply-parser.

Install the peers first: `pip install -e .[benchmarks]`. Goals: three times mail-parser-reply; 250 mails/s read whole.
"""

import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from importlib import import_module
from pathlib import Path

from inbound.classify import classify
from inbound.comparison import comparison
from inbound.message import Message, parse
from inbound.read import Context, read
from inbound.reply import extract, words_in

ROUNDS = 9
FOLDER = Path(__file__).parents[1] / "tests" / "eml"
Extractor = Callable[[str], object]


def peers() -> dict[str, Extractor]:
    """Each as its own documentation uses it; mail-parser-reply with all its languages."""
    parser_reply = import_module("mailparser_reply")
    languages = list(import_module("mailparser_reply.constants").MAIL_LANGUAGES)
    unwrap = import_module("quotequail").unwrap
    zapier = import_module("email_reply_parser").EmailReplyParser
    return {
        "mail-parser-reply": lambda text: parser_reply.EmailReplyParser(languages=languages).parse_reply(text),
        "quotequail": unwrap,
        "email-reply-parser": zapier.parse_reply,
    }


def per_second(work: Callable[[], object], count: int) -> float:
    """Mails in a second of processor time."""
    start = time.process_time()
    work()
    return count / (time.process_time() - start)


def compare(texts: list[str]) -> dict[str, float]:
    """Mails a second of each, in rounds that take turns; medians."""
    extractors: dict[str, Extractor] = {"ours": extract} | peers()
    rounds: dict[str, list[float]] = {name: [] for name in extractors}
    for _ in range(ROUNDS):
        for name, extractor in extractors.items():
            rounds[name].append(per_second(lambda work=extractor: [work(text) for text in texts], len(texts)))
    return {name: statistics.median(speeds) for name, speeds in rounds.items()}


def stages(raws: list[bytes], messages: list[Message]) -> dict[str, float]:
    """Mails a second of each stage, and of the whole."""
    context = Context(asked="request", role="mentor", now=date(2026, 3, 2))
    comparing = replace(context, compares=comparison())
    for raw in raws:
        read(raw, comparing)  # patterns are compiled, and the encoder loaded, on first use
    work: dict[str, Callable[[], object]] = {
        "parse": lambda: [parse(raw) for raw in raws],
        "classify": lambda: [classify(message) for message in messages],
        "extract": lambda: [words_in(message) for message in messages],
        "by grammar alone": lambda: [read(raw, context) for raw in raws],
        "whole": lambda: [read(raw, comparing) for raw in raws],
    }
    return {name: statistics.median(per_second(one, len(raws)) for _ in range(ROUNDS)) for name, one in work.items()}


def main() -> None:
    """The stages, then the peers, the ratio last."""
    raws = [path.read_bytes() for path in sorted(FOLDER.rglob("*.eml"))]
    messages = [parse(raw) for raw in raws]
    print(f"{len(raws)} mails, one core, medians of {ROUNDS} rounds, mails a second")
    for stage, speed in stages(raws, messages).items():
        print(f"{stage:20} {speed:9.0f}" + (" (goal 250)" if stage == "whole" else ""))
    speeds = compare([message.text for message in messages if message.text.strip()])
    for name, speed in speeds.items():
        print(f"{name:20} {speed:9.0f}")
    print(f"ratio to mail-parser-reply {speeds['ours'] / speeds['mail-parser-reply']:.1f} (goal 3)")


if __name__ == "__main__":
    main()

"""Hostile mail: how long extraction takes at 10 k, 100 k and 1 M, and headers at 32 and 64 KB. Goal: 100 ms, linear."""

import statistics
import time
from collections.abc import Callable
from functools import partial

from inbound.charsets import Unreadable
from inbound.mime import taken_apart
from inbound.reply import extract
from inbound.reply.html import as_text

ROUNDS = 3
TOLD = 50
"""Milliseconds: of texts beside what we sent, only what takes longer is printed."""
SIZES = (10_000, 100_000, 1_000_000)
HEADER_SIZES = (32_000, 64_000)
TEXTS = {
    "starts of introductions": "On ",
    "introductions without a verb": "On Mon, 2 Mar 2026 at 09:14 Bob\n",
    "introductions, dated, wrapped": "On Mon, 2 Mar 2026\nat 09:14\n\n",
    "dashes": "-",
    "rows of dashes": "-----\n",
    "header lines": "From: a@b.example\n",
    "labels without values": "From:\n\n",
    "quote marks": ">",
    "quotes": "> yes\n",
    "quotes and answers": "> yes?\nyes.\n",
    "blank lines": "\n",
    "spaces": " ",
    "brackets": "(",
    "addresses": "a@",
    "digits": "1 ",
    "dates": "2026-03-02 09:14 ",
    "words": "wrote ",
    "closings": "Best,\nBob\n",
    "names": "Bob Smith\n",
    "footers": "Sent from my phone\n",
    "disclaimers": "This email is ",
    "fences": "```\n",
    "arrows": ">>> a <<<\n",
    "bars": "| a |\n",
    "short lines": "ab\n",
    "sentences": "We talked about it at home, and my answer is yes. ",
    "closings, apart": "Best,\n\n",
    "long rows before a colon": "x " + "-" * 690 + ":\n",
    "introductions glued on": "x" + " On 1" * 130 + " wrote:\n",
    "verbs": "wrote " * 60 + ":\n",
    "verbs, unspaced": "დაწერა" * 40 + ":\n",
    "links": "https://a.example/000001/abc\n",
    "pictures": "[image: " * 24 + "\n",
    "words of ours": "we ask you now to tell us about it ",
}
SENT = {
    "links": "\n".join(f"https://a.example/{number:06d}/abcdefghij" for number in range(2500)),
    "alike": "we ask you now to tell us about it today\n" * 2500,
    "short": "yes\n" * 25_000,
}
"""What we sent, of 100 KB: subtracted from what came back."""
PAGES = {
    "open tags": "<div>",
    "open quotes": "<blockquote>",
    "attributes": "<p class='a b c' style='color:red'>x",
    "entities": "&lt;",
    "tables": "<table><tr><td>x",
    "brackets": "<",
    "classes": f"<p class='{'a ' * 500}'>",
    "nested, never closed": "<pre>",
    "closed, never opened": "</div><blockquote>",
    "quotes in fences": "<div class=gmail_quote><blockquote>a</blockquote>",
}
HEADERS = {
    "encoded words": ("Subject: ", "=?utf-8?Q?a?= "),
    "broken words": ("Subject: ", "=?utf-8?"),
    "addresses": ("From: ", "a@b.example, "),
    "brackets": ("From: ", "<"),
    "quotes": ("From: ", '"'),
    "comments": ("From: ", "("),
    "folds": ("References: ", "<a@b>\n "),
    "fields": ("", "X: y\n"),
    "parameters": ("Content-Type: text/plain", "; a*0*=x"),
}


def milliseconds(work: Callable[[], object]) -> float:
    """The median of a few, in processor time."""
    taken = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        taken.append((time.process_time() - start) * 1000)
    return statistics.median(taken)


def filled(unit: str, size: int) -> str:
    """So much of it."""
    return (unit * (size // len(unit) + 1))[:size]


def header(start: str, unit: str, size: int) -> bytes:
    """A mail with one such header."""
    return (start + filled(unit, size)).rstrip().encode() + b"\n\nyes\n"


def use(raw: bytes) -> None:
    """Everything that is read of a message's headers, or the refusal of it."""
    try:
        message = taken_apart(raw)
    except Unreadable:
        return
    _ = message.subject, message.from_field, message.recipients, message.references, message.message_id


def page(html: str) -> None:
    """The way of HTML without plain text beside it."""
    extract(as_text(html))


def main() -> None:
    """A line for each form, the worst last."""
    extract("warm up")
    worst = 0.0
    for name, unit in TEXTS.items():
        times = [milliseconds(partial(extract, filled(unit, size))) for size in SIZES]
        worst = max(worst, *times)
        print(f"text    {name:30}" + "".join(f"{one:9.1f}" for one in times))
    for sent, body in SENT.items():
        for name, unit in TEXTS.items():
            times = [milliseconds(partial(extract, filled(unit, size), body)) for size in SIZES]
            worst = max(worst, *times)
            if max(times) > TOLD:
                print(f"{sent:7} {name:30}" + "".join(f"{one:9.1f}" for one in times))
    for name, unit in PAGES.items():
        times = [milliseconds(partial(page, filled(unit, size))) for size in SIZES]
        worst = max(worst, *times)
        print(f"html    {name:30}" + "".join(f"{one:9.1f}" for one in times))
    dearest = 0.0
    for name, (start, unit) in HEADERS.items():
        times = [milliseconds(partial(use, header(start, unit, size))) for size in HEADER_SIZES]
        dearest = max(dearest, *times)
        print(f"headers {name:30}" + "".join(f"{one:9.2f}" for one in times) + f"  × {times[1] / times[0]:.1f}")
    print(f"worst extraction {worst:.0f} ms (goal 100), worst header {dearest:.1f} ms (goal 5)")


if __name__ == "__main__":
    main()

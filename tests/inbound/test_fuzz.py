"""Mails broken at random: whatever arrives is read or held, in bounded time and memory, and nothing is raised."""

import resource
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inbound.bounces import by_format
from inbound.message import parse
from inbound.read import Context, read
from inbound.reply import extract

MAILS = [path.read_bytes() for path in sorted((Path(__file__).parents[1] / "eml").rglob("*.eml"))]
CONTEXT = Context(asked="request", role="mentor", now=date(2026, 3, 2), domain="lantern.example")
FRAGMENTS = (
    b"\x00",
    b"\xff\xfe",
    b"\r\n\r\n",
    b"\n",
    b"=?utf-8?b?",
    b"=?iso-2022-jp?Q?=1B$B?=",
    b"From: ((((<<<<@",
    b'Content-Type: multipart/mixed; boundary=""\r\n\r\n',
    b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\n',
    b"Content-Type: message/rfc822\r\n\r\n",
    b"Content-Type: text/html; charset=utf-16\r\n\r\n",
    b"Content-Transfer-Encoding: base64\r\n",
    b"Content-Disposition: attachment; filename*=utf-8''%FF\r\n",
    b"<div><blockquote>",
    b"-- \r\n",
    b"On Mon, 2 Mar 2026 at 09:14\r\n",
    b"> ",
    b"=\r\n",
    b"\xe2\x80",
)
SECONDS_A_MAIL = 2.0
MORE_MEMORY_KIB = 200 * 1024


def broken(draw: Random) -> bytes:
    """One of our mails after up to eight accidents."""
    raw = bytearray(draw.choice(MAILS))
    for _ in range(draw.randint(1, 8)):
        at = draw.randrange(len(raw) + 1)
        accident = draw.randrange(6)
        if accident == 0 and raw:
            raw[at % len(raw)] = draw.randrange(256)
        elif accident == 1:
            raw[at:at] = draw.choice(FRAGMENTS) * draw.choice((1, 1, 2, 50))
        elif accident == 2:
            del raw[at : at + draw.choice((1, 20, 400))]
        elif accident == 3:
            other = draw.choice(MAILS)
            raw[at:] = other[draw.randrange(len(other)) :]
        elif accident == 4:
            raw[at:at] = raw[at : at + draw.choice((10, 300))] * draw.choice((1, 3, 40))
        else:
            raw = raw.replace(b"\r\n", draw.choice((b"\n", b"\r", b"\r\r\n")))
    return bytes(raw)


def mails(count: int, seed: int) -> Iterator[bytes]:
    draw = Random(seed)
    return (broken(draw) for _ in range(count))


def run(count: int, seed: int) -> float:
    """The longest that one took, in processor time."""
    worst = 0.0
    for raw in mails(count, seed):
        start = time.process_time()
        reading = read(raw, CONTEXT)
        worst = max(worst, time.process_time() - start)
        assert isinstance(reading.why, str)
        assert reading.kind in ("human", "calendar") or not reading.intents
    return worst


def test_a_broken_mail_is_read_or_held() -> None:
    assert run(250, seed=7) < SECONDS_A_MAIL


@pytest.mark.long
def test_thousands_of_broken_mails_are_read_or_held_in_bounded_memory() -> None:
    run(200, seed=8)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert run(20_000, seed=9) < SECONDS_A_MAIL
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < MORE_MEMORY_KIB


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=3000))
def test_any_bytes_are_read_or_held(raw: bytes) -> None:
    assert isinstance(read(raw, CONTEXT).why, str)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "> ",
                "On ",
                "wrote:",
                "\n",
                "-- ",
                "From: ",
                "2026-03-02 09:14",
                "<a@b.example>",
                "yes",
                "Best,",
                "Bo",
                "|",
                "```",
                "\u202e",
                "👍",
                "é",
                " ",
                "________",
                "Sent from my phone",
            ]
        ),
        max_size=80,
    ),
    st.booleans(),
)
def test_any_text_of_marks_is_extracted_and_what_is_read_is_shown(pieces: list[str], ours: bool) -> None:
    text = "".join(pieces)
    words = extract(text, "yes, On Monday we wrote" if ours else "")
    assert set(words.read.split()) <= set(words.shown.split())


def test_a_bounce_from_nobody_is_soft() -> None:
    assert by_format(parse(b"Subject: failure notice\r\n\r\nIt was not taken.\r\n")) == "soft"

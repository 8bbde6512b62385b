"""Reply text in the forms that mail programs and people give it: a file of bodies, of HTML, of introductions.

In those files, `@@` begins a case with its name, and `@@ reply` what its writer newly wrote.
"""

import re
import tomllib
from pathlib import Path
from textwrap import wrap

import pytest
from _pytest.mark import ParameterSet

from inbound.classify import classify
from inbound.letter import Message
from inbound.message import parse
from inbound.reply import extract, own_words, words_in
from inbound.reply.marks import literals

FORMS = Path(__file__).parent / "replies"
MAILS = Path(__file__).parents[1] / "eml"
REPLIES: dict[str, str] = tomllib.loads((MAILS / "replies.toml").read_text("utf-8"))
ANSWER = "That works for me, I will bring the draft."
QUOTE = "Thank you for the plan.\nShall we keep the second goal, or change it?\n\nInes"


def cases(file: str) -> list[ParameterSet]:
    blocks = re.split(r"^@@ (?!reply$)", (FORMS / file).read_text("utf-8"), flags=re.M)[1:]
    named = [block.split("\n", 1) for block in blocks]
    return [pytest.param(*rest.split("@@ reply\n"), id=name) for name, rest in named]


def said(text: str) -> list[str]:
    """The lines that hold something: blank ones come and go with the program."""
    return [line.strip() for line in text.split("\n") if line.strip()]


@pytest.mark.parametrize(("written", "reply"), cases("bodies.txt"))
def test_the_words_of_a_plain_body_come_out_and_no_others(written: str, reply: str) -> None:
    assert said(own_words(written)) == said(reply)


@pytest.mark.parametrize(("html", "reply"), cases("html.txt"))
def test_the_words_of_an_html_body_come_out_and_no_others(html: str, reply: str) -> None:
    found = words_in(Message(html=f"<html><body>{html}</body></html>")).shown
    assert "".join(found.split()) == "".join(reply.split())


@pytest.mark.parametrize("introduction", (FORMS / "introductions.txt").read_text("utf-8").splitlines())
@pytest.mark.parametrize("width", [0, 76, 48])
def test_an_introduction_is_known_however_it_is_wrapped(introduction: str, width: int) -> None:
    told = "\n".join(wrap(introduction, width, break_long_words=False)) if width else introduction
    marked = "\n".join("> " + line for line in QUOTE.split("\n"))
    assert own_words(f"{ANSWER}\n\n{told}\n{marked}\n") == ANSWER
    assert own_words(f"{ANSWER}\n\n{told}\n\n{QUOTE}\n") == ANSWER
    assert own_words(f"{told}\n{marked}\n\n{ANSWER}\n") == ANSWER


@pytest.mark.parametrize("name", REPLIES)
def test_the_words_of_a_whole_mail_come_out_and_no_others(name: str) -> None:
    words = words_in(parse((MAILS / "replies" / f"{name}.eml").read_bytes()))
    assert (words.shown, words.read) == (REPLIES[name], REPLIES[name])


def test_every_mail_is_told_of() -> None:
    assert {path.stem for path in (MAILS / "replies").glob("*.eml")} == set(REPLIES)


@pytest.mark.parametrize("path", sorted((MAILS / "machines").glob("*.eml")), ids=lambda path: path.stem)
def test_a_machines_mail_is_of_the_kind_that_its_name_begins_with(path: Path) -> None:
    assert classify(parse(path.read_bytes()), "lantern.example").kind == path.stem.split("-")[0]


@pytest.mark.parametrize("parting", ["Best,\nBo", "LG\nBo", "- Bo", "Cheers"])
def test_a_parting_is_shown_and_not_read(parting: str) -> None:
    words = extract(f"I will be there.\n\n{parting}\n")
    assert (words.shown, words.read) == (f"I will be there.\n\n{parting}", "I will be there.")


@pytest.mark.parametrize(
    "text",
    [
        "From: Ines <ines@example.org>\nSent: Monday\nTo: Bo\nSubject: plan\n\nI accept.",
        "On Mon, 2 Mar 2026 at 09:14, Ines <ines@example.org> wrote:\n\nI accept.",
        "-----Original Message-----\nFrom: Ines\nSubject: plan\n\nI accept.",
        "-- \nBo Lind\nI accept Clinic",
    ],
)
def test_what_may_be_a_quote_without_its_mark_is_shown_and_not_read(text: str) -> None:
    words = extract(text)
    assert "I accept" in words.shown
    assert words.read == ""


def test_a_mail_that_is_only_passed_on_is_shown_and_not_read() -> None:
    html = "<div class='gmail_quote'>---------- Forwarded message ---------<br>From: Ines<br>Subject: x<br>Yes!</div>"
    words = words_in(Message(html=html))
    assert ("Yes!" in words.shown, words.read) == (True, "")


def test_a_mark_of_ones_own_above_the_quote_is_shown_and_not_read() -> None:
    words = extract("This is my text:\n\n> I accept.\n\nRight?\n\nOn 2 Mar 2026 09:14, Ines wrote:\n> What?\n")
    assert (words.shown, words.read) == ("This is my text:\n\n> I accept.\n\nRight?", "This is my text:\n\nRight?")


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("The rules say:\n\n> I accept.\n\nIs that so?", "The rules say:\n\nIs that so?"),
        ("Type\n>>> I accept\nthere.", "Type\n\nthere."),
        ("I am away.\n\nFrom: June\nTo: July\nSubject: I accept", "I am away."),
        ("Subject: I accept\n\nFrom: Ines <ines@example.org>\n\nSent: Monday\n\nTo: Bo\n\nWell?", ""),
        ("No.\n\nBest,\nBo\n\nFrom: Ines <ines@example.org>\nSent: Monday\nSubject: plan\n\nI accept.", "No."),
    ],
)
def test_what_is_shown_though_it_looks_like_a_quote_is_not_read(text: str, read: str) -> None:
    words = extract(text)
    assert "I accept" in words.shown or "Best" in words.shown
    assert words.read == read


def test_a_quote_with_nothing_besides_has_no_words_to_show() -> None:
    words = extract("On Thu, 7 May 2026 at 15:41, Ines <ines@example.org> wrote:\n\n> I accept.\n")
    assert (words.shown, words.read) == ("", "")


def test_each_word_of_a_list_is_found_and_no_shorter_one_before_it() -> None:
    words = ["to", "today", "tom", "at", "to day", "a.b"]
    pattern = re.compile(literals(words))
    assert [pattern.fullmatch(word) is not None for word in words] == [True] * len(words)
    assert pattern.findall("today's axb") == ["today"]

"""`mailflow read`: the contract's forms, without a database."""

import base64
import json
from pathlib import Path

from tests.cli.conftest import Terminal

REPLY = (
    "From: Tom <tom@people.example>\r\nTo: alliance@in.example.org\r\nSubject: Re: A request\r\n\r\n"
    "Yes, I would be glad to.\r\n\r\nOn Mon, 2 Mar 2026 at 09:00, Our Alliance wrote:\r\n> Will you accept?\r\n"
)


def test_a_file_is_read_and_why_is_told(terminal: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "reply.eml"
    file.write_bytes(REPLY.encode())
    told = terminal.tells("read", "--asked", "request", "--role", "mentor", "--now", "2026-03-02", str(file))
    assert (told["kind"], told["certainty"], told["reply"]) == ("human", "sure", "Yes, I would be glad to.")
    assert told["intents"] == [{"name": "accept"}]
    assert told["why"]
    said = terminal.says("read", "--asked", "request", "--role", "mentor", str(file))
    assert "→ accept" in said


def test_stdin_is_read_and_no_database_is_made(terminal: Terminal, tmp_path: Path) -> None:
    assert terminal.tells("read", "--asked", "request", "-", given=REPLY.encode())["intents"] == [{"name": "accept"}]
    assert not (tmp_path / "mailflow.db").exists()


def test_what_we_sent_is_subtracted(terminal: Terminal, tmp_path: Path) -> None:
    ours = tmp_path / "ours.eml"
    said = (
        b"Mia asks whether you would be a mentor for her.\r\n\r\nYou could talk about negotiation and food safety.\r\n"
    )
    ours.write_bytes(b"Subject: A request\r\n\r\n" + said)
    reply = b"Subject: Re: A request\r\n\r\nNo, sorry.\r\n\r\n" + said
    told = terminal.tells("read", "--asked", "request", "--sent", str(ours), "-", given=reply)
    assert told["reply"] == "No, sorry."


def test_cases_come_back_in_their_order(terminal: Terminal) -> None:
    cases = [
        {"id": "c1", "asked": "request", "role": "mentor", "now": "2026-03-02", "text": "Sure, happy to!"},
        {"id": "c2", "asked": "request", "role": "mentor", "eml": REPLY},
        {"id": "c3", "eml_b64": base64.b64encode(REPLY.encode()).decode(), "asked": "request"},
        {"id": "c4", "text": "Thanks, see you Tuesday!"},
    ]
    lines = terminal.says("read", "--jsonl", given="\n".join(json.dumps(case) for case in cases)).splitlines()
    readings = [json.loads(line) for line in lines]
    assert [reading["id"] for reading in readings] == ["c1", "c2", "c3", "c4"]
    assert [[intent["name"] for intent in one["intents"]] for one in readings[:3]] == [["accept"]] * 3
    assert (readings[3]["intents"], readings[3]["certainty"]) == ([], "sure")


def test_what_is_no_case_is_told(terminal: Terminal) -> None:
    done = terminal.run("read", "--jsonl", given="no json\n")
    assert "is no case" in str(done.exception)


def test_a_missing_file_is_told(terminal: Terminal) -> None:
    assert "Cannot read nowhere.eml" in terminal.complains("read", "nowhere.eml")
    assert "Which mail?" in terminal.complains("read")


def test_each_mail_of_a_folder_is_read_under_its_name(terminal: Terminal, tmp_path: Path) -> None:
    folder = tmp_path / "saved"
    folder.mkdir()
    for name in ("a.eml", "b.eml", "c.txt"):
        (folder / name).write_bytes(REPLY.encode())
    said = terminal.says("read", "--asked", "request", str(folder))
    assert said.count("→ accept") == 2
    lines = [json.loads(line) for line in terminal.says("read", "--json", str(folder)).splitlines()]
    assert [Path(line["file"]).name for line in lines] == ["a.eml", "b.eml"]


def test_a_folder_without_mail_is_told(terminal: Terminal, tmp_path: Path) -> None:
    assert "There is no .eml file in" in terminal.complains("read", str(tmp_path))


def test_what_is_sure_and_why_is_told_in_words(terminal: Terminal) -> None:
    said = terminal.says("read", "--asked", "request", "-", given=REPLY)
    assert "A person wrote this" in said
    assert "How sure: sure: it is done at once." in said
    assert "Why: " in said


def test_of_a_bounce_it_is_told_whether_the_address_lives(terminal: Terminal) -> None:
    bounce = "From: MAILER-DAEMON@mx.example\nSubject: failure notice\n\n<x@y.example>: over quota\n"
    said = terminal.says("read", "-", given=bounce)
    assert "A mail of ours that came back (the address may live)" in said
    assert "How sure" not in said


def test_two_ways_at_once_are_refused(terminal: Terminal) -> None:
    assert "One at a time" in terminal.complains("read", "--jsonl", "reply.eml")
    assert "--names goes with --export" in terminal.complains("read", "--names", "reply.eml")


def test_our_mail_that_cannot_be_read_is_told(terminal: Terminal, tmp_path: Path) -> None:
    ours = tmp_path / "ours.eml"
    ours.write_bytes(b"Content-Type: text/plain; charset=utf-7\n\n+ADw-")
    assert "is no mail that can be read" in terminal.complains("read", "--sent", str(ours), str(ours))


def test_a_line_that_is_no_object_is_told(terminal: Terminal) -> None:
    assert "is no case" in str(terminal.run("read", "--jsonl", given="[1]\n").exception)


def test_without_corrections_nothing_is_exported(alliance: Terminal) -> None:
    assert alliance.says("read", "--export") == ""


def test_an_export_without_a_database_says_what_to_do(terminal: Terminal) -> None:
    assert "mailflow db upgrade" in terminal.complains("read", "--export")

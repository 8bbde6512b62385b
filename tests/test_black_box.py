"""A mentorship as strangers live it: a running service, its command line, its mails and the links in them."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.sink import Sink
from tests.stranger import DOMAIN, Human, Service, up

A_MONDAY = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)
HOME = f"alliance@{DOMAIN}"
PROFILE = "1. {name}\n2. negotiation, law\n3. {about}\n4. Berlin\n5. Honest words\n6. Berlin\n7. English"
FIFTEEN = "\n".join(f"{number}. What {{name}} says to {number}." for number in range(1, 16))


@pytest.mark.slow
def test_a_mentorship_is_lived_by_mail_from_invitation_to_farewell(tmp_path: Path, smtp_sink: Sink) -> None:
    with up(tmp_path, smtp_sink, A_MONDAY) as service:
        ada = Human(service, "Ada Admin", "apple_mail")
        mia = Human(service, "Mia Mentee", "gmail_web")
        tom = Human(service, "Tom Mentor", "outlook_desktop")
        begin(service, ada)
        join(service, mia, tom)
        find_each_other(service, mia, tom)
        prepare(service, mia, tom)
        agree(service, mia, tom)
        live(service, mia, tom, ada)
        part(service, mia, tom)
        assert nothing_was_lost(service)


def begin(service: Service, ada: Human) -> None:
    """The operator makes a programme and asks people in."""
    made = service.command(
        *("programme", "create", "alliance", "--preset", "womens_alliance", "--name", "Our Alliance"),
        *("--admin", f"{ada.name} <{ada.address}>", "--zone", "Europe/Berlin"),
    )
    assert HOME in made
    invited = service.command("invite", "alliance", "Mia Mentee <mia@people.example>", "tom@people.example")
    assert invited.count("invited") == 2
    service.hours(1)


def join(service: Service, mia: Human, tom: Human) -> None:
    """One by a reply, one by the link; both answer the questions of the profile."""
    mia.replies(mia.gets("You are invited"), "Yes, I would love to join as a mentee.")
    tom.presses(tom.gets("You are invited"), "join", role="mentor")
    mia.replies(mia.gets("answer these questions"), PROFILE.format(name=mia.name, about="I work in a town hall."))
    tom.replies(tom.gets("answer these questions"), PROFILE.format(name=tom.name, about="A judge for many years."))
    mia.gets("profile ID")
    tom.gets("profile ID")


def find_each_other(service: Service, mia: Human, tom: Human) -> None:
    """A search, a request, a yes; the yes is quoted as Outlook does."""
    mia.writes("find negotiation, Berlin", to=HOME)
    found = mia.gets("You searched for")
    assert "Tom Mentor" in found.text
    mia.replies(found, "1")
    mia.gets("request is on its way")
    service.hours(1)
    tom.replies(tom.gets("asks whether you would be a mentor"), "Yes, I would be glad to.")
    tom.gets("You accepted")
    service.hours(1)


def prepare(service: Service, mia: Human, tom: Human) -> None:
    """Introduced to each other, and fifteen answers each, which reach the other alone."""
    assert tom.address in mia.gets("Meet Tom").text
    assert mia.address in tom.gets("Meet Mia").text
    mia.replies(mia.gets("fifteen questions"), FIFTEEN.format(name="Mia"))
    tom.replies(tom.gets("fifteen questions"), FIFTEEN.format(name="Tom"))
    mia.gets("answers are kept")
    tom.gets("answers are kept")
    service.hours(1)
    assert "What Tom says to 15." in mia.gets("Before you meet Tom").text
    assert "What Mia says to 15." in tom.gets("Before you meet Mia").text


def agree(service: Service, mia: Human, tom: Human) -> None:
    """What they settled, confirmed by the other one's link, and a goal."""
    mia.writes("We agreed to meet every two weeks for 45 minutes, in the town library.", to=HOME)
    mia.gets("we ask Tom whether it is right")
    service.hours(1)
    tom.presses(tom.gets("Is this what you agreed on?"), "Yes")
    mia.writes("New goal: give two talks by the end of June", to=HOME)
    mia.gets("Goal 1 is on the list")
    service.hours(1)
    assert "every two weeks" in mia.gets("Your agreement with Tom").text
    added = tom.gets("Mia added a goal")
    tom.replies(added, "goal 1: 50 %, the first talk is booked")
    tom.gets("Goal 1 has changed")


def live(service: Service, mia: Human, tom: Human, ada: Human) -> None:
    """Months go by, a day at a time: whether they met, how they are, whether the rhythm is still right."""
    service.days(16, a_day=0.6)
    mia.replies(mia.gets("Have you met Tom yet?"), "Yes, we met on Tuesday, for 45 minutes.")
    service.days(78, a_day=0.3)
    service.days(2)
    ada.gets(" morning: ")
    tom.replies(tom.gets("as often as you like"), "keep it")
    mia.gets("as often as you like")
    mia.writes("status", to=HOME)
    assert "50 %" in mia.gets("Where you stand").text


def part(service: Service, mia: Human, tom: Human) -> None:
    """Goals met: the end needs a press, the thanks reach the mentor in the mentee's words."""
    mia.writes("End the mentorship, our goals are met.", to=HOME)
    mia.presses(mia.gets("please confirm"), "Yes")
    mia.replies(mia.gets("thank Tom in your own words"), "Thank you for your patience with me, Tom.")
    service.days(4)
    tom.gets("Thank you from Mia")
    assert "Thank you for your patience with me" in tom.gets("says thank you").text
    mia.gets("has ended")


def nothing_was_lost(service: Service) -> bool:
    """Whatever came in was worked on, and each move names its door."""
    entries = service.journal("alliance")
    doors = {str(entry["door"]) for entry in entries}
    return {"cli", "reply", "link", "timer"} <= doors and not [one for one in entries if one["refusal"]]


@pytest.mark.slow
def test_spoofed_and_unsigned_mail_does_nothing_and_a_stranger_is_told_whom_to_ask(
    tmp_path: Path, smtp_sink: Sink
) -> None:
    with up(tmp_path, smtp_sink, A_MONDAY) as service:
        ada, mia, sam = Human(service, "Ada Admin"), Human(service, "Mia Mentee"), Human(service, "Sam Stranger")
        begin(service, ada)
        mia.gets("You are invited")
        spoofed = f"From: {mia.address}\r\nTo: {HOME}\r\nSubject: Hi\r\n\r\njoin as mentor\r\n".encode()
        assert service.deliver(spoofed, mia.address, HOME, verdict="fail") == 204
        assert service.deliver(spoofed, mia.address, HOME, secret="another") == 401
        sam.writes("Hello, I would like to join as a mentee. My code is WRONG-1234.", to=HOME)
        assert "Ada Admin" in sam.gets("Our Alliance").text
        assert len(mia.letters()) == 1
        assert [entry["command"] for entry in service.journal("alliance") if entry["door"] != "cli"] == [
            "AskToJoin",  # Sam's alone, and passed on to Ada: the move and what waits for her
            "PassOnWish",
            "PassOnWish",
        ]

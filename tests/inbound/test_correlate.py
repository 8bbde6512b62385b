"""Which message is answered and by whom; and what a token is worth in whose hands."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from inbound.accept import Verdict
from inbound.correlate import Correlation, assurance, correlate
from inbound.message import parse
from mailflow import clock
from mailflow.domain.origin import Assurance
from mailflow.house import House
from mailflow.mail.tokens import Tokens
from mailflow.store.mailbox import OutgoingMail
from mailflow.store.people import Person
from mailflow.store.programmes import Programme
from tests.inbound import rows

DOMAIN = "in.example.org"


@dataclass
class Scene:
    """Tom was written to; Mia and Eve are members too, Eve's address is not verified."""

    session: Session
    programme: Programme
    tom: Person
    mia: Person
    mail: OutgoingMail
    tokens: Tokens

    def read(
        self, sender: str | None, recipient: str, header: str = "", to: str | None = None, days: int = 0
    ) -> Correlation:
        """What a message from `sender` comes to that arrives after so many days."""
        raw = f"From: {sender}\r\nTo: {recipient if to is None else to}\r\n{header}\r\nyes\r\n".encode()
        row = rows.inbound(clock.now() + timedelta(days=days), recipient, raw)
        return correlate(self.session, parse(raw), row, DOMAIN, sender)


@pytest.fixture
def scene(house: House) -> Iterator[Scene]:
    now = clock.now()
    with house.sessions() as session:
        programme = rows.programme(session, now)
        tom, mia = (rows.person(session, now, address) for address in ("tom@home.example", "mia@home.example"))
        rows.person(session, now, "eve@home.example", verified=False)
        mail, tokens = rows.outgoing(session, now, tom, programme_id=programme.id)
        yield Scene(session, programme, tom, mia, mail, tokens)


def test_the_token_says_which_message_is_answered_and_by_whom(scene: Scene) -> None:
    found = scene.read("tom@home.example", f"wa+{scene.tokens.reply}@{DOMAIN}")
    assert (found.answered, found.person_id, found.programme_id) == (scene.mail, scene.tom.id, scene.programme.id)
    assert (found.token_valid, found.from_is_verified_address, found.hold) == (True, True, None)


@pytest.mark.parametrize("form", ["WA+{0}@IN.EXAMPLE.ORG", "r-{0}@in.example.org", "hello+{0}@in.example.org"])
def test_a_token_is_known_in_every_form_of_its_address(scene: Scene, form: str) -> None:
    assert scene.read("tom@home.example", form.format(scene.tokens.reply.upper())).token_valid


@pytest.mark.parametrize("name", ["X-Original-To", "Delivered-To", "Envelope-To", "Cc"])
def test_a_token_that_only_a_header_kept_is_found(scene: Scene, name: str) -> None:
    found = scene.read("tom@home.example", f"wa@{DOMAIN}", f"{name}: wa+{scene.tokens.reply}@{DOMAIN}\r\n")
    assert found.answered is scene.mail
    assert found.token_valid


def test_the_envelopes_own_token_comes_before_one_in_a_header(scene: Scene) -> None:
    other, theirs = rows.outgoing(scene.session, clock.now(), scene.tom)
    found = scene.read("tom@home.example", f"wa+{theirs.reply}@{DOMAIN}", to=f"wa+{scene.tokens.reply}@{DOMAIN}")
    assert found.answered is other


def test_a_token_in_other_hands_names_its_person_and_proves_nothing(scene: Scene) -> None:
    found = scene.read("mia@home.example", f"wa+{scene.tokens.reply}@{DOMAIN}")
    assert found.person_id == scene.tom.id
    assert not found.from_is_verified_address
    assert assurance(found, "pass") is Assurance.NONE


@pytest.mark.parametrize("purpose", ["link", "bounce"])
def test_a_token_made_for_something_else_is_no_reply_token(scene: Scene, purpose: str) -> None:
    found = scene.read("tom@home.example", f"wa+{getattr(scene.tokens, purpose)}@{DOMAIN}")
    assert not found.token_valid
    assert found.answered is None


def test_a_token_is_worth_nothing_after_its_time_but_the_message_is_still_known(scene: Scene) -> None:
    found = scene.read("tom@home.example", f"wa+{scene.tokens.reply}@{DOMAIN}", days=15)
    assert not found.token_valid
    assert found.answered is scene.mail
    late_stranger = scene.read("mia@home.example", f"wa+{scene.tokens.reply}@{DOMAIN}", days=15)
    assert (late_stranger.answered, late_stranger.person_id) == (None, scene.mia.id)


def test_references_of_ours_stand_in_for_the_token(scene: Scene) -> None:
    header = f"In-Reply-To: {scene.mail.message_id}\r\n"
    found = scene.read("tom@home.example", f"wa@{DOMAIN}", header)
    assert (found.answered, found.person_id, found.token_valid) == (scene.mail, scene.tom.id, False)


def test_somebody_elses_message_is_not_answered_by_naming_it(scene: Scene) -> None:
    found = scene.read("mia@home.example", f"wa@{DOMAIN}", f"References: {scene.mail.message_id}\r\n")
    assert (found.answered, found.person_id, found.programme_id) == (None, scene.mia.id, scene.programme.id)


def test_without_either_the_sender_is_who_they_say_and_the_programme_is_the_address(scene: Scene) -> None:
    found = scene.read("mia@home.example", f"wa@{DOMAIN}")
    assert (found.person_id, found.programme_id, found.answered) == (scene.mia.id, scene.programme.id, None)


def test_a_stranger_is_nobody_and_the_site_is_no_programme(scene: Scene) -> None:
    found = scene.read("new@home.example", f"hello@{DOMAIN}")
    assert (found.person_id, found.programme_id, found.from_is_verified_address) == (None, None, False)
    assert found.from_address == "new@home.example"


def test_a_strangers_answer_to_our_message_is_theirs_by_its_address(scene: Scene) -> None:
    mail, tokens = rows.outgoing(scene.session, clock.now(), scene.tom, person_id=None, address="new@home.example")
    assert scene.read("new@home.example", f"wa+{tokens.reply}@{DOMAIN}").answered is mail
    assert scene.read("mia@home.example", f"wa+{tokens.reply}@{DOMAIN}").answered is None


def test_an_address_that_was_never_verified_proves_nothing(scene: Scene) -> None:
    found = scene.read("eve@home.example", f"wa@{DOMAIN}")
    assert found.person_id is not None
    assert not found.from_is_verified_address


def test_a_bounce_is_about_the_message_of_its_return_path(scene: Scene) -> None:
    found = scene.read("mailer-daemon@elsewhere.example", f"bounces+{scene.tokens.bounce}@{DOMAIN}")
    assert found.returned is scene.mail
    assert (found.answered, found.person_id, found.token_valid) == (None, None, False)


def test_a_bounce_that_returns_our_message_is_about_it(scene: Scene) -> None:
    raw = (
        f"From: mailer-daemon@elsewhere.example\r\nTo: bounces@{DOMAIN}\r\n"
        "Content-Type: multipart/report; boundary=b\r\n\r\n"
        f"--b\r\nContent-Type: message/rfc822\r\n\r\nMessage-ID: {scene.mail.message_id}\r\n\r\nHello\r\n--b--\r\n"
    ).encode()
    row = rows.inbound(clock.now(), f"bounces@{DOMAIN}", raw)
    found = correlate(scene.session, parse(raw), row, DOMAIN, "mailer-daemon@elsewhere.example")
    assert found.returned is scene.mail


@pytest.mark.parametrize(
    ("header", "to"),
    [
        ("List-Id: <mentors.example>\r\n", None),
        ("Cc: wa@in.example.org\r\n", "friend@home.example"),
        ("", "a@x.example, b@x.example, c@x.example, d@x.example, e@x.example, wa@in.example.org"),
        ("", "friend@home.example"),
        ("", ""),
    ],
    ids=["a list", "only copied", "six recipients", "for somebody else", "for nobody"],
)
def test_what_was_not_meant_for_us_alone_is_held(scene: Scene, header: str, to: str | None) -> None:
    assert scene.read("mia@home.example", f"wa@{DOMAIN}", header, to).hold


def test_what_nobody_wrote_is_held(scene: Scene) -> None:
    assert scene.read(None, f"wa+{scene.tokens.reply}@{DOMAIN}").hold


def test_a_reply_forwarded_by_the_members_own_server_is_not_held(scene: Scene) -> None:
    assert scene.read("tom@home.example", f"wa+{scene.tokens.reply}@{DOMAIN}", to="old@home.example").hold is None


def test_five_recipients_are_not_held(scene: Scene) -> None:
    to = "a@x.example, b@x.example, c@x.example, d@x.example, wa@in.example.org"
    assert scene.read("mia@home.example", f"wa@{DOMAIN}", to=to).hold is None


def test_it_asks_the_database_three_times_at_most(scene: Scene) -> None:
    scene.session.flush()
    asked: list[str] = []
    engine = scene.session.get_bind()

    def note(conn: object, cursor: object, statement: str, *_: object) -> None:
        asked.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    scene.read("mia@home.example", f"wa@{DOMAIN}", f"In-Reply-To: {scene.mail.message_id}\r\n")
    event.remove(engine, "before_cursor_execute", note)
    assert len(asked) <= 4  # and the addresses of a person are loaded with them
    assert all(statement.startswith("SELECT") for statement in asked)


TABLE: list[tuple[bool, bool, Verdict, Assurance]] = [
    (True, True, "pass", Assurance.TOKEN_AND_PASS),
    (True, True, "none", Assurance.TOKEN),
    (True, True, "fail", Assurance.NONE),
    (True, False, "pass", Assurance.NONE),
    (True, False, "none", Assurance.NONE),
    (True, False, "fail", Assurance.NONE),
    (False, True, "pass", Assurance.PASS),
    (False, True, "none", Assurance.NONE),
    (False, True, "fail", Assurance.NONE),
    (False, False, "pass", Assurance.NONE),
    (False, False, "none", Assurance.NONE),
    (False, False, "fail", Assurance.NONE),
]


@pytest.mark.parametrize(("token", "verified", "verdict", "expected"), TABLE)
def test_who_said_so_is_one_table(token: bool, verified: bool, verdict: Verdict, expected: Assurance) -> None:
    assert assurance(Correlation(token_valid=token, from_is_verified_address=verified), verdict) is expected

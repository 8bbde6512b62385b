"""Mail that nobody can use is kept, never answered with an error, and shown to the administrator."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from mailflow.handlers import digest
from mailflow.store.base import write
from mailflow.store.programmes import Administrator
from tests.stories.letters import Story


@pytest.mark.parametrize(
    "raw",
    [
        b"Content-Type: text/plain; charset=utf-7\r\nFrom: mia@people.example\r\n\r\n+ADw-yes+AD4-",
        b"From: mia@people.example, tom@people.example\r\nTo: alliance@in.example.org\r\n\r\nyes",
        b"\x00\xff\xfe no header at all",
    ],
    ids=["a forbidden charset", "two authors", "no header"],
)
def test_a_malformed_mail_is_held_and_stands_in_the_next_digest(story: Story, raw: bytes) -> None:
    def schedule(session: Session) -> None:
        digest.schedule(session, session.scalars(select(Administrator)).one())

    write(story.house.sessions, schedule)
    assert story.relay(raw, sender="mia@people.example", recipient="alliance@in.example.org") == 204
    story.passes(days=2)
    said = " ".join(mail.text for mail in story.mails("Ada"))
    assert "A mail from mia@people.example" in said

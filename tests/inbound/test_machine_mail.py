"""Mail of machines in the forms of thirty years, told from people's: nobody is lost, and nothing automatic decides."""

from collections.abc import Callable

import pytest

from inbound.classify import classify
from inbound.message import opened
from inbound.read import Context, read
from tests.inbound.machine_mails import Example, as_base64, as_html, examples, without_null_path

DRESSES = [without_null_path, as_html, as_base64]
MACHINES = [one for one in examples() if one.kind != "human"]
SOFT = [one for one in examples() if one.severity == "soft"]


def name_of(mail: Example) -> str:
    return f"{mail.kind}: {mail.name}"


@pytest.mark.parametrize("mail", examples(), ids=name_of)
def test_each_mail_is_of_the_kind_that_it_is(mail: Example) -> None:
    found = read(mail.raw, Context())
    assert found.kind == mail.kind, found.why


@pytest.mark.parametrize("dress", DRESSES)
def test_the_kind_does_not_hang_on_how_the_body_is_sent(dress: Callable[[bytes], bytes]) -> None:
    mistaken = {one.name for one in examples() if classify(opened(dress(one.raw))).kind != one.kind}
    known_by_null_path = {one.name for one in examples() if dress is without_null_path and dress(one.raw) != one.raw}
    assert len(mistaken - known_by_null_path) <= len(examples()) // 200


@pytest.mark.parametrize("dress", DRESSES)
def test_however_it_is_sent_no_person_is_lost(dress: Callable[[bytes], bytes]) -> None:
    people = [one for one in examples() if one.kind == "human"]
    assert [one.name for one in people if classify(opened(dress(one.raw))).kind != "human"] == []


@pytest.mark.parametrize("mail", SOFT, ids=name_of)
def test_a_bounce_that_says_nothing_of_the_address_is_soft(mail: Example) -> None:
    assert read(mail.raw, Context()).method == "soft"


def test_nearly_all_addresses_that_are_no_more_are_known_by_one_bounce() -> None:
    gone = [one for one in examples() if one.severity == "hard"]
    missed = [one.name for one in gone if read(one.raw, Context()).method != "hard"]
    assert len(missed) <= len(gone) // 20


@pytest.mark.parametrize("mail", MACHINES, ids=name_of)
def test_no_machine_ever_asks_for_anything(mail: Example) -> None:
    assert read(mail.raw, Context(asked="request", role="mentor")).intents == ()

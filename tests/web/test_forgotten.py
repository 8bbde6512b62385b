"""WA-11 on the web: the ID goes to the registered address alone, and the page tells nobody who is a member."""

import pytest
from freezegun import freeze_time
from sqlalchemy import select
from werkzeug.test import TestResponse

from mailflow.store.mailbox import OutgoingMail
from tests.web.browsing import hidden_fields, words
from tests.web.conftest import Site


def ask(site: Site, address: str) -> TestResponse:
    with freeze_time("2026-03-02 09:00") as moment:
        fields = hidden_fields(site.client.get("/forgotten"))
        moment.tick(3)
        return site.client.post("/forgotten", data={**fields, "address": address})


def mailed(site: Site) -> list[str]:
    with site.house.sessions() as session:
        found = select(OutgoingMail.address).where(OutgoingMail.email == "participation_profile_id")
        return list(session.scalars(found))


def test_the_id_is_mailed_to_the_registered_address(site: Site) -> None:
    assert "on its way" in words(ask(site, " TOM@people.example"))
    assert mailed(site) == ["tom@people.example"]


@pytest.mark.rule("WA-11")
@pytest.mark.parametrize("address", ["nobody@people.example", "", "tom", "tom@people.example\0", "ada@people.example"])
def test_an_address_that_is_no_members_gets_the_same_answer_and_no_mail(site: Site, address: str) -> None:
    unknown = ask(site, address)
    assert mailed(site) == []
    assert words(unknown) == words(ask(site, "tom@people.example"))


def test_the_same_form_sent_twice_mails_once(site: Site) -> None:
    with freeze_time("2026-03-02 09:00") as moment:
        form = {**hidden_fields(site.client.get("/forgotten")), "address": "tom@people.example"}
        moment.tick(3)
        answers = [site.client.post("/forgotten", data=form).status_code for _ in range(3)]
    assert answers == [200, 200, 200]
    assert len(mailed(site)) == 1


def test_nobody_is_flooded_by_it(site: Site) -> None:
    assert len({words(ask(site, "tom@people.example")) for _ in range(6)}) == 1
    assert len(mailed(site)) <= 3


def test_a_program_that_posts_at_once_mails_nothing(site: Site) -> None:
    fields = hidden_fields(site.client.get("/forgotten"))
    assert "once more" in words(site.client.post("/forgotten", data={**fields, "address": "tom@people.example"}))
    assert mailed(site) == []

"""The tables of participations, invitations and forms: what may happen from where, and what refuses."""

import pytest

from mailflow.domain.form import AnswerForm
from mailflow.domain.invitation import ACCEPTED, DECLINED, OPEN, JoinProgramme
from mailflow.domain.invitation import TABLE as INVITATION
from mailflow.domain.machine import NEW, NotNow
from mailflow.domain.participation import table
from mailflow.domain.participation.membership import (
    KeepPlace,
    KeptBefore,
    LeaveProgramme,
    MembershipFacts,
    NothingToKeep,
    ReleaseMember,
)
from mailflow.domain.participation.places import AcceptPlace, ReturnToProgramme
from mailflow.domain.participation.states import ACTIVE, AWAY, JOINING, LEFT, OFFERED, PAUSED, WAITING
from mailflow.domain.programme import code_prefix, holds_code
from mailflow.domain.zones import zone_called

TABLE = table.TABLE
JOIN = JoinProgramme(invitation=1)
KEEP = KeepPlace(participation=1)


@pytest.mark.parametrize(
    ("facts", "state", "starts"),
    [
        (MembershipFacts(has_place=False), WAITING, ()),
        (MembershipFacts(), JOINING, table.REGISTRATION),
        (MembershipFacts(profile_complete=True), ACTIVE, ()),
        (MembershipFacts(profile_complete=True, release_runs=True), ACTIVE, table.RELEASE),
    ],
)
def test_there_are_four_ways_in(facts: MembershipFacts, state: str, starts: tuple[str, ...]) -> None:
    for source, verb in (
        (NEW, JOIN),
        (LEFT, ReturnToProgramme(participation=1)),
        (OFFERED, AcceptPlace(participation=1)),
    ):
        row = TABLE.step(source, verb, facts)
        assert (row.target, row.starts) == (state, starts)


def test_a_profile_is_kept_once() -> None:
    assert TABLE.step(ACTIVE, KEEP, MembershipFacts(release_runs=True)).target_from(ACTIVE) == ACTIVE
    with pytest.raises(KeptBefore):
        TABLE.step(ACTIVE, KEEP, MembershipFacts(release_runs=True, times_kept=1))


def test_there_is_nothing_to_keep_when_nothing_ends() -> None:
    with pytest.raises(NothingToKeep):
        TABLE.step(ACTIVE, KEEP, MembershipFacts())


def test_a_renewal_is_answered_before_a_release() -> None:
    facts = MembershipFacts(renewal_asked=True, release_runs=True, times_kept=1)
    assert TABLE.step(ACTIVE, KEEP, facts).stops == table.RENEWAL


def test_nobody_on_a_break_is_released() -> None:
    with pytest.raises(NotNow):
        TABLE.step(PAUSED, ReleaseMember(participation=1), MembershipFacts())


def test_whoever_left_cannot_leave_again() -> None:
    for state in AWAY[1:]:
        with pytest.raises(NotNow):
            TABLE.step(state, LeaveProgramme(participation=1), MembershipFacts())


def test_answers_sent_after_the_profile_change_it_and_nothing_else() -> None:
    row = TABLE.step(ACTIVE, AnswerForm(form=1, text=""), MembershipFacts(release_runs=True))
    assert (row.target_from(ACTIVE), row.starts) == (ACTIVE, ())


def test_an_invitation_is_taken_up_once() -> None:
    assert INVITATION.step(OPEN, JOIN).target == ACCEPTED
    for state in (ACCEPTED, DECLINED):
        with pytest.raises(NotNow):
            INVITATION.step(state, JOIN)


@pytest.mark.parametrize("text", ["WA-7KQ4-M2", "the code is wa 7kq4 m2.", "Join WA7KQ4M2 please", "wa–7kq4–m2"])
def test_the_code_is_known_however_it_is_written(text: str) -> None:
    assert holds_code(text, "WA-7KQ4-M2")


@pytest.mark.parametrize("text", ["", "WA-7KQ4-M3", "please let me in", "WA"])
def test_another_code_is_none(text: str) -> None:
    assert not holds_code(text, "WA-7KQ4-M2")


def test_codes_begin_with_the_programme() -> None:
    assert (code_prefix("the-womens-alliance"), code_prefix("mentors"), code_prefix("wa")) == ("TWA", "MENT", "WA")


@pytest.mark.parametrize(
    ("words", "zone"),
    [
        ("Chicago", "America/Chicago"),
        ("new york", "America/New_York"),
        ("Europe/Berlin", "Europe/Berlin"),
        ("Berlin, Germany", "Europe/Berlin"),
        ("utc", "UTC"),
        ("Hintertupfingen", None),
        ("", None),
    ],
)
def test_a_zone_is_known_by_its_city(words: str, zone: str | None) -> None:
    assert zone_called(words) == zone

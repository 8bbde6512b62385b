"""Being a member: search, release, renewal, places, breaks and leaving. Told in letters."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from mailflow.dispatch import handle
from mailflow.domain.origin import Assurance, Door, Origin
from mailflow.domain.programme import InvitePerson
from mailflow.store.base import write
from mailflow.store.programmes import Participation
from tests.stories.letters import Mail, Story
from tests.world import World

NAMES = {"Nora": "Nora Newcomer", "Olga": "Olga Old", "Rita": "Rita Rest", "Tom": "Tom Teacher", "Mia": "Mia Meyer"}


def joins(story: Story, programme: int, person: str, role: str, interests: str = "law", city: str = "Berlin") -> Mail:
    """From the invitation to the welcome, or to where it stops. Gives the last mail."""
    address = story.address(person)
    command = InvitePerson(programme=programme, addresses=[address], role=role)
    origin = Origin(door=Door.CLI, key=f"cli:{address}", assurance=Assurance.OPERATOR)
    write(story.house.sessions, lambda session: handle(session, command, origin))
    story.passes(hours=1)
    story.writes(person, "Yes please", answering=story.gets(person, "invitation_sent"))
    last = story.mails(person)[-1]
    if last.kind != "form_profile":
        return last
    text = f"1. {NAMES[person]}\n2. {interests}\n3. I work in {city}.\n4. {city}\n5. Good talks"
    story.writes(person, text, answering=last)
    return story.gets(person, "participation_welcome")


def state_of(story: Story, person: str) -> str:
    """How the person's participation stands."""

    def work(session: Session) -> str:
        found = session.scalars(select(Participation)).all()
        return next(one.state for one in found if one.person.address == story.address(person))

    return write(story.house.sessions, work)


def kinds(story: Story, person: str) -> list[str]:
    return [mail.kind for mail in story.mails(person)]


@pytest.mark.rule("WA-02")
@pytest.mark.rule("WA-03")
def test_a_mentee_searches_by_mail_and_asks_with_a_number(story: Story, alliance: int) -> None:
    joins(story, alliance, "Tom", "mentor", "negotiation, chess", "Chicago")
    joins(story, alliance, "Olga", "mentor", "negotiation", "Lyon")
    joins(story, alliance, "Mia", "mentee")
    story.writes("Mia", "find negotiation, Chicago")
    found = story.gets("Mia", "participation_found")
    assert "1. Tom Teacher" in found.text
    assert "2. Olga Old" in found.text

    story.writes("Mia", "2", answering=found)
    story.passes(hours=1)
    assert "Mia Meyer" in story.gets("Olga", "request_received").text


@pytest.mark.rule("WA-02")
@pytest.mark.rule("WA-03")
def test_a_mentor_finds_mentees_alone_and_asks_by_link(story: Story, alliance: int) -> None:
    joins(story, alliance, "Tom", "mentor")
    joins(story, alliance, "Olga", "mentor", "pottery")
    joins(story, alliance, "Mia", "mentee", "Pottery and glass")
    story.writes("Tom", "find pottery")
    found = story.gets("Tom", "participation_found")
    assert "Mia Meyer" in found.text
    assert "Olga" not in found.text
    story.presses(found, "Mia Meyer")
    story.passes(hours=1)
    assert "offers to be your mentor" in story.gets("Mia", "request_received").text


def test_a_search_without_a_fit_says_so_kindly(story: Story, alliance: int) -> None:
    joins(story, alliance, "Mia", "mentee")
    story.writes("Mia", "find astronomy")
    assert "Nobody with a place free" in story.gets("Mia", "participation_found").text


@pytest.mark.rule("WA-11")
def test_a_forgotten_profile_id_goes_to_the_address_on_file_alone(story: Story, alliance: int) -> None:
    welcome = joins(story, alliance, "Mia", "mentee")
    code = welcome.text.partition("Your profile ID is ")[2].split(".")[0]
    story.writes("Mia", "I forgot my profile ID", verdict="fail")
    assert code in story.gets("Mia", "participation_profile_id").text
    story.writes("Nora", "I forgot my profile ID", verdict="none")
    assert story.mails("Nora") == []


@pytest.mark.rule("WA-16")
def test_a_mentee_without_a_request_is_nudged_warned_and_released(story: Story, alliance: int) -> None:
    joins(story, alliance, "Mia", "mentee")
    story.passes(days=40)
    assert kinds(story, "Mia") == ["participation_nudge"] * 3
    story.passes(days=18)
    assert kinds(story, "Mia") == ["participation_release_near"]
    story.passes(days=5)
    assert kinds(story, "Mia") == ["participation_released"]
    assert state_of(story, "Mia") == "released"

    story.writes("Mia", "join")
    assert story.gets("Mia", "participation_welcome")
    assert state_of(story, "Mia") == "active"


@pytest.mark.rule("WA-16")
def test_keep_gives_thirty_more_days_once(story: Story, alliance: int) -> None:
    joins(story, alliance, "Mia", "mentee")
    story.passes(days=58)
    story.writes("Mia", "keep", answering=story.gets("Mia", "participation_release_near"))
    assert "keep your place" in story.gets("Mia", "service_done").text
    story.passes(days=28)
    assert state_of(story, "Mia") == "active"
    last = story.gets("Mia", "participation_release_near")
    assert "one request is enough" in last.text
    story.writes("Mia", "yes, keep it please", answering=last)
    assert "You have used your 30 extra days" in story.gets("Mia", "service_done").text
    story.passes(days=8)
    assert state_of(story, "Mia") == "released"


@pytest.mark.rule("WA-16")
@pytest.mark.parametrize("asker", ["Mia", "Tom"])
def test_any_request_made_or_received_stops_the_release(story: Story, alliance: int, asker: str) -> None:
    joins(story, alliance, "Tom", "mentor")
    joins(story, alliance, "Mia", "mentee")
    story.writes(asker, f"request {NAMES['Tom' if asker == 'Mia' else 'Mia']}")
    story.passes(days=1)
    story.writes(
        "Tom" if asker == "Mia" else "Mia", "no, sorry", answering=story.mails("Tom" if asker == "Mia" else "Mia")[-1]
    )
    story.passes(days=90)
    assert state_of(story, "Mia") == "active"
    assert "participation_nudge" not in kinds(story, "Mia")


@pytest.mark.rule("WA-16")
def test_a_mentor_is_never_released(story: Story, alliance: int) -> None:
    joins(story, alliance, "Tom", "mentor")
    story.passes(days=90)
    assert state_of(story, "Tom") == "active"
    assert kinds(story, "Tom") == []


@pytest.mark.rule("WA-16")
def test_asking_for_a_person_stops_the_clock(story: Story, alliance: int) -> None:
    joins(story, alliance, "Mia", "mentee")
    story.passes(days=50)
    story.writes("Mia", "human: I do not know whom to ask, can you help me?")
    story.passes(days=40)
    assert state_of(story, "Mia") == "active"


@pytest.fixture
def two_places(world: World, story: Story) -> int:
    """A programme of two places."""
    story.slug = "small"
    programme = world.programme("small", caps__places="2")
    world.administrator(programme, "Paula President")
    return programme


@pytest.mark.rule("WA-20")
def test_a_place_that_ends_is_offered_to_the_waiting_list_in_order(story: Story, two_places: int) -> None:
    joins(story, two_places, "Mia", "mentee")
    joins(story, two_places, "Tom", "mentor")
    assert "number 1 on the waiting list" in joins(story, two_places, "Nora", "mentee").text
    assert "number 2 on the waiting list" in joins(story, two_places, "Olga", "mentee").text

    story.writes("Tom", "I want to leave the programme")
    story.presses(story.gets("Tom", "service_confirm"), "Yes, do it")
    story.passes(hours=1)
    offered = story.gets("Nora", "participation_place")
    assert kinds(story, "Olga") == []
    story.writes("Nora", "no thanks, not any more", answering=offered)
    story.passes(hours=1)
    story.writes("Olga", "yes", answering=story.gets("Olga", "participation_place"))
    assert story.gets("Olga", "form_profile")


@pytest.mark.rule("WA-20")
def test_a_released_place_that_is_not_taken_within_a_week_goes_to_the_next(story: Story, two_places: int) -> None:
    joins(story, two_places, "Mia", "mentee")
    joins(story, two_places, "Tom", "mentor")
    joins(story, two_places, "Nora", "mentee")
    joins(story, two_places, "Olga", "mentee")
    story.passes(days=65)
    assert state_of(story, "Mia") == "released"
    assert kinds(story, "Nora") == ["participation_place"]
    story.passes(days=9)
    assert kinds(story, "Nora") == ["participation_place_lapsed"]
    assert kinds(story, "Olga")[:1] == ["participation_place"]


@pytest.mark.rule("WA-22")
def test_members_renew_each_year_by_their_own_word(story: Story, alliance: int) -> None:
    joins(story, alliance, "Tom", "mentor")
    story.passes(days=366)
    asked = story.gets("Tom", "participation_renewal")
    story.writes("Tom", "Yes, I stay", answering=asked)
    story.passes(days=60)
    assert kinds(story, "Tom") == ["service_done"]
    story.passes(days=308)
    assert story.gets("Tom", "participation_renewal")


@pytest.mark.rule("WA-22")
def test_silence_is_reminded_at_14_and_28_days_then_sleeps_and_one_word_wakes(story: Story, alliance: int) -> None:
    joins(story, alliance, "Tom", "mentor")
    story.passes(days=366)
    assert kinds(story, "Tom") == ["participation_renewal"]
    story.passes(days=31)
    assert kinds(story, "Tom") == ["participation_renewal_reminder"] * 2
    story.passes(days=7)
    asleep = story.gets("Tom", "participation_inactive")
    assert state_of(story, "Tom") == "inactive"
    story.writes("Tom", "keep", answering=asleep)
    assert state_of(story, "Tom") == "active"


def test_a_break_is_kept_and_ends_on_its_day(story: Story, alliance: int) -> None:
    joins(story, alliance, "Mia", "mentee")
    story.writes("Mia", "pause until 20 March")
    assert "20 March 2026" in story.gets("Mia", "participation_paused").text
    story.passes(days=14)
    assert kinds(story, "Mia") == []
    story.passes(days=6)
    assert kinds(story, "Mia") == ["participation_resumed"]


def test_stop_is_obeyed_even_when_nothing_proves_who_wrote(story: Story, alliance: int) -> None:
    joins(story, alliance, "Mia", "mentee")
    story.writes("Mia", "STOP", verdict="fail")
    assert "We stop" in story.gets("Mia", "service_done").text
    story.passes(days=40)
    assert kinds(story, "Mia") == []


def test_leaving_is_confirmed_first_and_can_be_undone(story: Story, alliance: int) -> None:
    joins(story, alliance, "Mia", "mentee")
    story.writes("Mia", "I want to leave the programme, please")
    assert state_of(story, "Mia") == "active"
    story.presses(story.gets("Mia", "service_confirm"), "Yes, do it")
    assert state_of(story, "Mia") == "left"
    story.writes("Mia", "undo")
    assert state_of(story, "Mia") == "active"


def test_a_profile_never_filled_in_is_reminded_and_then_dropped(story: Story, alliance: int) -> None:
    command = InvitePerson(programme=alliance, addresses=["nora@people.example"], role="mentee")
    origin = Origin(door=Door.CLI, key="cli", assurance=Assurance.OPERATOR)
    write(story.house.sessions, lambda session: handle(session, command, origin))
    story.passes(hours=1)
    story.writes("Nora", "yes", answering=story.gets("Nora", "invitation_sent"))
    story.mails("Nora")
    story.passes(days=16)
    assert kinds(story, "Nora") == ["form_reminder"]
    story.passes(days=16)
    dropped = story.gets("Nora", "participation_dropped")
    story.writes("Nora", "join", answering=dropped)
    assert story.gets("Nora", "form_profile")


def test_a_field_of_the_profile_is_changed_by_a_sentence(story: Story, alliance: int) -> None:
    joins(story, alliance, "Mia", "mentee")
    story.writes("Mia", "Please change my city to Lyon")
    assert "location: Lyon" in story.gets("Mia", "service_done").text


@pytest.mark.rule("WA-16")
def test_a_break_puts_the_release_off_by_its_length_and_no_more(story: Story, alliance: int) -> None:
    joins(story, alliance, "Mia", "mentee")
    story.passes(days=11)
    assert kinds(story, "Mia") == ["participation_nudge"] * 2
    story.writes("Mia", "pause until 23 March")
    story.passes(days=12)
    assert kinds(story, "Mia") == ["participation_paused", "participation_resumed"]
    story.passes(days=15)
    assert kinds(story, "Mia") == []
    story.passes(days=60)
    assert kinds(story, "Mia") == ["participation_nudge", "participation_release_near", "participation_released"]


@pytest.mark.rule("WA-16")
def test_who_keeps_the_place_is_told_until_when(story: Story, alliance: int) -> None:
    joins(story, alliance, "Mia", "mentee")
    story.passes(days=54)
    story.writes("Mia", "keep", answering=story.gets("Mia", "participation_release_near"))
    assert "until Monday, 1 June 2026" in story.gets("Mia", "service_done").text

"""The whole of a mentorship by people who only press links: of their mails they use nothing but the addresses in it."""

import pytest

from mailflow.dispatch import handle
from mailflow.domain.origin import Assurance, Door, Origin
from mailflow.domain.programme import InvitePerson
from mailflow.store.base import write
from tests.stories.letters import Story
from tests.stories.pressing import Browser
from tests.world import World


def invited(story: Story, programme: int, person: str, role: str) -> None:
    command = InvitePerson(programme=programme, addresses=[story.address(person)], role=role)
    origin = Origin(door=Door.CLI, key=f"cli:{person}", assurance=Assurance.OPERATOR)
    write(story.house.sessions, lambda session: handle(session, command, origin))
    story.passes(hours=1)


def joins(story: Story, programme: int, person: str, role: str, city: str = "Berlin") -> Browser:
    """From the invitation to the own page, by pressing."""
    browser = Browser(story, person)
    invited(story, programme, person, role)
    browser.opens(story.gets(person, "invitation_sent"), "Yes, join").presses("Yes, join")
    assert "You are in" in browser.text or "by mail" in browser.text
    browser.opens(story.gets(person, "form_profile"), "Answer on a page")
    browser.sends(
        "Send my answers", {"full name": f"{person} {role.title()}", "topics would you like": "law, negotiation"}
    )
    assert "3 questions are still open" in browser.text
    browser.sends(
        "Send my answers",
        {"What do you do": "I work in a town hall.\n2. floor", "Where do you live": city, "5. ": "Good talks"},
    )
    assert "Your answers are kept" in browser.text or "by mail" in browser.text
    return browser.opens(story.gets(person, "participation_welcome"))


@pytest.fixture
def both(story: Story, alliance: int) -> tuple[Browser, Browser]:
    """Mia and Tom, each before their own page."""
    return joins(story, alliance, "Mia", "mentee"), joins(story, alliance, "Tom", "mentor", "Leipzig")


def asks(mia: Browser) -> None:
    mia.goes_to(f"{mia.path}?words=negotiation%2C+Leipzig")
    assert "Tom Mentor" in mia.text
    mia.presses("Ask Tom", A_few_words="You know the law")


@pytest.fixture
def pair(both: tuple[Browser, Browser], story: Story) -> tuple[Browser, Browser]:
    """They have become mentee and mentor."""
    mia, tom = both
    asks(mia)
    story.passes(hours=1)
    tom.opens(story.gets("Tom", "request_received"), "Yes, accept").presses("Yes, accept")
    story.passes(hours=1)
    mia.opens(story.gets("Mia", "mentorship_introduced_mentee"))
    tom.opens(story.gets("Tom", "mentorship_introduced_mentor"))
    assert "Tom Mentor, your mentor" in mia.text
    assert "Mia Mentee, your mentee" in tom.text
    return mia, tom


def again(*browsers: Browser) -> None:
    """An hour later everybody opens their page again."""
    browsers[0].story.passes(hours=1)
    for browser in browsers:
        browser.goes_to(browser.path.partition("?")[0])


@pytest.mark.rule("WA-02")
@pytest.mark.rule("WA-03")
def test_a_member_finds_somebody_on_the_page_asks_and_takes_it_back(
    both: tuple[Browser, Browser], story: Story
) -> None:
    mia, tom = both
    asks(mia)
    assert "To Tom Mentor" in mia.text
    again(mia, tom)
    assert "Mia Mentee would like to work with you" in tom.text
    assert "You know the law" in tom.text
    mia.presses("Take the request back")
    assert "Your request" in mia.text
    again(mia, tom)
    assert "would like to work with you" not in tom.text


@pytest.mark.rule("WA-03")
def test_a_mentor_asks_a_mentee_who_declines_with_a_reason(both: tuple[Browser, Browser], story: Story) -> None:
    mia, tom = both
    tom.presses("Ask somebody for a mentorship", Who="Mia Mentee")
    again(mia, tom)
    mia.presses("No, decline", Would_you_like_to_say_why="I have no time.")
    assert "You said no" in mia.text
    story.passes(hours=1)
    assert "I have no time." in story.gets("Tom", "request_declined").text


@pytest.mark.rule("WA-15")
def test_the_fifteen_questions_are_fifteen_fields_and_can_be_answered_bit_by_bit(
    pair: tuple[Browser, Browser], story: Story
) -> None:
    mia, _ = pair
    assert "Fifteen questions wait for you" in mia.text
    for browser in pair:
        browser.sends("Your fifteen answers", {"What are you proud of?": f"{browser.person} is proud of it"})
        assert "Fifteen questions wait for you" in browser.text
        answers = {f"{number}. ": f"Answer {number}" for number in range(3, 15)}
        browser.sends("Your fifteen answers", {"How did you come": "By train", **answers})
        assert "Fifteen questions wait for you" not in browser.text
    story.passes(hours=1)
    assert "Tom is proud of it" in story.gets("Mia", "mentorship_preread").text


@pytest.mark.rule("WA-14")
def test_the_agreement_is_noted_by_one_and_confirmed_by_the_other(pair: tuple[Browser, Browser]) -> None:
    mia, tom = pair
    mia.presses("We have met", For_how_many_minutes="45")
    assert "What did you two agree on?" in mia.text
    mia.sends("Note what you agreed", {"How often": "every two weeks", "How many minutes": "45"})
    assert "It waits for one of you" in mia.text
    again(mia, tom)
    assert "Mia Mentee noted what you two agreed on" in tom.text
    tom.presses("Yes, that is right", near="noted what you two agreed on")
    again(mia, tom)
    assert "You have both said yes to this" in mia.text
    assert "How often: every two weeks" in tom.text


@pytest.mark.rule("WA-05")
@pytest.mark.rule("WA-06")
def test_goals_are_added_changed_reworded_reached_dropped_and_opened_again(
    pair: tuple[Browser, Browser], story: Story
) -> None:
    mia, tom = pair
    mia.presses("Add a goal", What_is_the_goal="Give talks", By_when="2026-06-30")
    mia.presses("Add a goal", What_is_the_goal="Sleep more")
    assert "1. Give talks" in mia.text
    assert "2. Sleep more" in mia.text
    mia.presses("Change this goal", near="Goal 1", How_far_is_it="40")
    assert "40 %" in mia.text
    again(tom)
    tom.presses("Change this goal", near="Goal 1", Other_words="Give two talks at work")
    again(mia)
    assert "Tom Mentor proposes other words for goal 1" in mia.text
    mia.presses("Take the new words")
    assert "1. Give two talks at work" in mia.text
    mia.presses("It is reached", near="Goal 1")
    again(tom)
    assert "Mia Mentee says that goal 1 is reached" in tom.text
    tom.presses("No, not yet")
    tom.presses("It is reached", near="Goal 1")
    again(mia)
    mia.presses("Yes, it is reached")
    mia.presses("Take it off the list", near="Goal 2")
    assert "Goal 2, off the list" in mia.text
    mia.presses("Open it again", near="Goal 2")
    assert "2. Sleep more" in mia.text


@pytest.mark.rule("WA-21")
def test_a_meeting_is_planned_moved_prepared_and_called_off(pair: tuple[Browser, Browser], story: Story) -> None:
    mia, tom = pair
    mia.presses("Plan a meeting", When="2026-03-10T15:00", Where="The library")
    assert "Tuesday, 10 March 2026, 15:00 (Berlin" in mia.text
    mia.sends("Say what you would like to talk about", {"What would you like to talk about": "My first talk"})
    story.passes(hours=1)
    assert "My first talk" in story.gets("Tom", "meeting_objectives").text
    again(tom)
    tom.presses("Move this meeting", When="2026-03-12T10:00")
    assert "Thursday, 12 March 2026, 10:00" in tom.text
    again(mia)
    mia.presses("Call it off")
    assert "None is planned" in mia.text


@pytest.mark.rule("WA-07")
def test_it_ends_because_the_goals_are_met_with_a_word_of_thanks(pair: tuple[Browser, Browser], story: Story) -> None:
    mia, tom = pair
    mia.presses("End the mentorship", Why_does_it_end="goals_met")
    assert "Would you like to say thank you?" in mia.text
    mia.presses("Say thank you", Your_words_of_thanks="You opened a door.")
    story.passes(hours=1)
    assert "You opened a door." in story.gets("Tom", "mentorship_words_of_thanks").text
    again(mia, tom)
    assert "your mentee" not in tom.text
    assert "your mentor" not in mia.text


@pytest.mark.rule("WA-08")
def test_what_a_mentor_reports_the_mentee_confirms_on_the_page(pair: tuple[Browser, Browser], story: Story) -> None:
    mia, tom = pair
    tom.presses("End the mentorship", Why_does_it_end="not_working")
    assert "It is about to end" in tom.text
    tom.sends("Say why", {"like the other person to hear": "Good luck", "only the people": "No time"})
    again(mia, tom)
    assert "Tom Mentor says that your mentorship ends. Is that so?" in mia.text
    mia.presses("No, I would like to go on")
    again(mia, tom)
    tom.presses("End the mentorship", Why_does_it_end="other")
    again(mia, tom)
    mia.presses("Yes, it ends")
    again(mia, tom)
    assert "your mentor" not in mia.text


def test_whatever_was_done_can_be_taken_back_on_the_page(pair: tuple[Browser, Browser]) -> None:
    mia, _ = pair
    mia.presses("Add a goal", What_is_the_goal="Give talks")
    assert "The goal is on your list" in mia.text
    mia.presses("Undo this")
    assert "Undone" in mia.text
    assert "Give talks" not in mia.text


def test_the_same_form_sent_twice_acts_once(pair: tuple[Browser, Browser]) -> None:
    mia, _ = pair
    before = mia.html
    mia.presses("Add a goal", What_is_the_goal="Give talks")
    mia.html = before
    mia.presses("Add a goal", What_is_the_goal="Give talks")
    assert "1. Give talks" in mia.text
    assert "2. Give talks" not in mia.text


def test_a_form_that_things_have_overtaken_changes_nothing(both: tuple[Browser, Browser]) -> None:
    mia, tom = both
    asks(mia)
    again(mia, tom)
    mia.presses("Take the request back")
    tom.presses("Yes, accept")
    assert "so nothing was changed" in tom.text


def test_pause_return_profile_human_report_tips_and_who(both: tuple[Browser, Browser], story: Story) -> None:
    mia, _ = both
    mia.presses("Take a break", Until_when="2026-05-01")
    assert "You are on a break" in mia.text
    mia.presses("I am back")
    mia.sends("Your profile", {"Where do you live": "Lyon"})
    assert 'value="Lyon"' in mia.html
    mia.presses("Ask for a person", What_is_it_about="I am not sure whom to ask.")
    mia.presses("Report something in private", What_is_wrong="Somebody was rude.")
    mia.presses("Send me the tips")
    mia.presses("Tell me who runs it")
    assert "by mail" in mia.text
    assert "I am not sure whom to ask." in story.gets("Ada", "matter_human_asked").text
    kinds = [mail.kind for mail in story.mails("Mia")]
    assert {"service_human", "service_report", "service_tips", "service_who"} <= set(kinds)


def test_keep_and_leave_and_the_waiting_list_by_link(story: Story, world: World) -> None:
    story.slug = "small"
    programme = world.programme("small", caps__places="1")
    world.administrator(programme, "Paula President")
    mia = joins(story, programme, "Mia", "mentee")
    nora = Browser(story, "Nora")
    invited(story, programme, "Nora", "mentee")
    nora.opens(story.gets("Nora", "invitation_sent"), "Yes, join").presses("Yes, join")
    nora.opens(story.gets("Nora", "participation_waiting"))
    assert "You are on the waiting list" in nora.text
    mia.presses("Yes, I stay")
    assert "You keep your place" in mia.text
    mia.presses("Leave the programme")
    assert "You have left" in mia.text
    again(mia, nora)
    nora.presses("Yes, accept")
    assert "Your profile has open questions" in nora.text
    mia.presses("Come back")
    assert "You are on the waiting list" in mia.text


def test_the_page_of_an_old_mail_sends_a_fresh_link(both: tuple[Browser, Browser], story: Story) -> None:
    mia, _ = both
    story.passes(days=61)
    story.mails("Mia")
    mia.goes_to(mia.path)
    assert "too old" in mia.text
    mia.presses("Send me a fresh link")
    mia.opens(story.gets("Mia", "service_status"))
    assert "Your page" in mia.text

"""The life of a pair, from the introduction to the farewell, told in letters."""

import pytest

from tests.stories.letters import Story
from tests.stories.pairs import brought_together, digest_for_all, started
from tests.world import World


@pytest.fixture
def pair(story: Story, alliance: int, world: World) -> Story:
    """Mia and Tom have just been brought together; Ada gets a digest each morning."""
    digest_for_all(world)
    return brought_together(story, world, alliance)


@pytest.mark.rule("WA-13")
def test_each_of_the_two_hears_what_is_expected_of_their_role(pair: Story) -> None:
    mentor = pair.gets("Tom", "mentorship_introduced_mentor")
    mentee = pair.gets("Mia", "mentorship_introduced_mentee")
    assert "mia@people.example" in mentor.text
    assert "safe place" in mentor.text
    assert "need not find anybody a job" in mentor.text
    assert "tom@people.example" in mentee.text
    assert "You drive" in mentee.text


@pytest.mark.rule("WA-15")
def test_the_fifteen_answers_go_to_the_two_alone_when_both_have_answered(pair: Story) -> None:
    answers = "\n".join(f"{number}. Mia's answer {number}" for number in range(1, 16))
    pair.writes("Mia", answers, answering=pair.gets("Mia", "form_fifteen"))
    pair.passes(hours=1)
    assert "mentorship_preread" not in [mail.kind for mail in pair.mails("Tom") if mail.kind == "mentorship_preread"]
    form = next(mail for mail in pair.all_mails("Tom") if mail.kind == "form_fifteen")
    assert "Which topics would you rather not discuss?" in form.text
    pair.writes("Tom", answers.replace("Mia", "Tom"), answering=form)
    pair.passes(hours=1)
    assert "Tom's answer 15" in pair.gets("Mia", "mentorship_preread").text
    preread = pair.gets("Tom", "mentorship_preread")
    assert "Mia's answer 15" in preread.text
    assert "Tom's answer" not in preread.text
    assert not [mail for mail in pair.all_mails("Ada") if "Mia's answer" in mail.text]


@pytest.mark.rule("WA-15")
def test_after_two_weeks_what_there_is_of_the_answers_goes_out(pair: Story) -> None:
    pair.writes("Mia", "2. My first flat\n15. Money", answering=pair.gets("Mia", "form_fifteen"))
    pair.passes(days=15)
    assert "My first flat" in pair.gets("Tom", "mentorship_preread").text


def test_a_second_mentorship_does_not_ask_the_fifteen_questions_again(pair: Story, alliance: int, world: World) -> None:
    started(pair)
    world.member(alliance, "Una Mentor", "mentor")
    pair.writes("Mia", "request Una Mentor")
    pair.passes(hours=1)
    pair.writes("Una", "accept", answering=pair.gets("Una", "request_received"))
    pair.passes(hours=1)
    assert "form_fifteen" in [mail.kind for mail in pair.mails("Una")]
    assert "form_fifteen" not in [mail.kind for mail in pair.mails("Mia")]


@pytest.mark.rule("WA-04")
def test_every_three_months_both_are_asked_whether_the_rhythm_is_right(pair: Story) -> None:
    pair.writes(
        "Mia",
        "agree every two weeks, 45 minutes, at the library",
        answering=pair.gets("Mia", "mentorship_introduced_mentee"),
    )
    pair.passes(hours=1)
    pair.writes("Tom", "yes", answering=pair.gets("Tom", "agreement_proposed"))
    pair.passes(hours=1)
    pair.passes(days=80)
    started(pair)
    pair.passes(days=20)
    asked = pair.gets("Mia", "mentorship_cadence")
    assert "every two weeks" in asked.text
    assert pair.gets("Tom", "mentorship_cadence")
    pair.writes("Mia", "keep", answering=asked)
    assert "go on as before" in pair.gets("Mia", "service_done").text
    pair.passes(days=92)
    assert pair.gets("Mia", "mentorship_cadence")


def test_who_has_not_met_is_asked_after_two_weeks_and_again_after_four(pair: Story) -> None:
    started(pair)
    pair.passes(days=15)
    assert "mentorship_first_meeting" not in [mail.kind for mail in pair.mails("Tom")]
    assert pair.gets("Mia", "mentorship_first_meeting")
    pair.passes(days=14)
    assert pair.gets("Mia", "mentorship_no_meeting")
    asked = pair.gets("Tom", "mentorship_no_meeting")
    pair.presses(asked, "Yes, we have met")
    pair.passes(days=40)
    assert not [mail.kind for mail in pair.mails("Mia") if mail.kind == "mentorship_quiet"]
    pair.passes(days=25)
    assert pair.gets("Mia", "mentorship_quiet")


@pytest.mark.rule("WA-07")
def test_goals_met_thanks_the_mentor_in_the_mentees_words_and_frees_them_at_once(
    pair: Story, alliance: int, world: World
) -> None:
    started(pair)
    pair.writes("Mia", "We reached all our goals, please end the mentorship")
    pair.presses(pair.gets("Mia", "service_confirm"), "Yes, do it")
    pair.writes("Mia", "You gave me the courage to ask.", answering=pair.gets("Mia", "mentorship_thank"))
    pair.passes(hours=1)
    told = pair.mails("Tom")
    assert [mail.kind for mail in told] == ["mentorship_thanks", "mentorship_words_of_thanks"]
    assert "goals you two set are reached" in told[0].text
    assert "You gave me the courage to ask." in told[1].text
    assert "Well done" in pair.gets("Mia", "mentorship_closed_mentee").text

    world.member(alliance, "Nora Mentee", "mentee")
    pair.writes("Nora", "request Tom Mentor")
    assert "on its way" in pair.gets("Nora", "service_done").text
    pair.passes(days=1)
    assert "Tom Mentor and Mia Mentee have reached their goals" in pair.gets("Ada", "digest").text


@pytest.mark.rule("WA-08")
def test_a_mentee_ends_what_does_not_work_and_the_reason_stays_with_the_administrators(pair: Story) -> None:
    started(pair)
    pair.writes("Mia", "It is not working, I would like to end the mentorship")
    pair.presses(pair.gets("Mia", "service_confirm"), "Yes, do it")
    why = pair.gets("Mia", "mentorship_why")
    pair.writes("Mia", "1. Thank you for your evenings.\n2. He was always late.", answering=why)
    pair.passes(days=3)
    told = pair.mails("Tom")
    assert [mail.kind for mail in told] == ["mentorship_ended_by_mentee", "mentorship_last_words"]
    assert "Thank you for your evenings." in told[1].text
    assert not [mail for mail in told if "always late" in mail.text]
    assert [mail for mail in pair.all_mails("Ada") if "always late" in mail.text]
    assert pair.gets("Mia", "mentorship_closed_mentee")


@pytest.mark.rule("WA-08")
def test_what_a_mentor_reports_the_mentee_confirms(pair: Story) -> None:
    started(pair)
    pair.writes("Tom", "This is not working out, I want to end the mentorship")
    pair.presses(pair.gets("Tom", "service_confirm"), "Yes, do it")
    why = pair.gets("Tom", "mentorship_why")
    pair.writes("Tom", "She never wrote back.\nI am tired.", answering=why)
    pair.passes(hours=1)
    asked = pair.gets("Mia", "mentorship_ending")
    assert "never wrote back" not in asked.text
    pair.presses(asked, "Yes, it ends")
    pair.passes(hours=1)
    ended = pair.gets("Mia", "mentorship_ended_by_mentor")
    assert "nothing about your worth" in " ".join(ended.text.split()) or "says nothing" in ended.text
    assert "never wrote back" not in ended.text
    assert "I am tired" not in ended.text
    assert pair.gets("Tom", "mentorship_closed_mentor")


@pytest.mark.rule("WA-08")
def test_a_mentee_who_is_silent_for_a_week_leaves_the_end_to_the_administrators(pair: Story) -> None:
    started(pair)
    pair.writes("Tom", "This is not working out, I want to end the mentorship")
    pair.presses(pair.gets("Tom", "service_confirm"), "Yes, do it")
    pair.passes(days=9)
    assert "EscalateEnding" in [entry.command for entry in pair.journal()]
    assert [mail for mail in pair.all_mails("Ada") if "Tom Mentor" in mail.text]


def test_a_mentee_who_would_rather_go_on_keeps_the_mentorship(pair: Story) -> None:
    started(pair)
    pair.writes("Tom", "This is not working out, I want to end the mentorship")
    pair.presses(pair.gets("Tom", "service_confirm"), "Yes, do it")
    pair.passes(hours=1)
    pair.presses(pair.gets("Mia", "mentorship_ending"), "No, I would like to go on")
    pair.passes(hours=1)
    assert "does not end" in pair.gets("Tom", "mentorship_goes_on").text


@pytest.mark.rule("WA-18")
def test_a_mentorship_lasts_twelve_months_and_its_end_is_told_at_60_and_14_days(pair: Story) -> None:
    pair.passes(days=300)
    started(pair)
    pair.passes(days=8)
    assert pair.gets("Tom", "mentorship_wrap_up")
    assert "choose what still matters" in pair.gets("Mia", "mentorship_wrap_up").text
    pair.passes(days=46)
    assert "one last meeting" in pair.gets("Mia", "mentorship_wrap_up").text
    pair.passes(days=15)
    assert "is complete" in pair.gets("Tom", "mentorship_closed_mentor").text
    assert pair.gets("Mia", "mentorship_closed_mentee")


@pytest.mark.rule("WA-19")
def test_after_the_close_they_may_go_on_meeting_and_nothing_more_comes(pair: Story) -> None:
    pair.writes("Mia", "We reached all our goals, please end the mentorship")
    pair.presses(pair.gets("Mia", "service_confirm"), "Yes, do it")
    pair.passes(days=1)
    assert "free to go on meeting" in pair.gets("Tom", "mentorship_thanks").text
    closing = pair.gets("Mia", "mentorship_closed_mentee")
    assert "free to go on meeting" in closing.text
    assert "we pass on none" in closing.text
    pair.passes(days=300)
    assert not [mail.kind for mail in pair.mails("Mia") if mail.kind.startswith("mentorship")]

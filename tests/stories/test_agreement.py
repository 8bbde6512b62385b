"""What a pair settles at the first meeting, told in letters."""

import pytest

from tests.stories.letters import Story
from tests.stories.pairs import brought_together
from tests.world import World

ANSWERS = """1. Speak in public: two talks by June
2. every two weeks
3. 45 minutes
4. the library in Mitte
5. my assistant sets the dates
6. how to say no
7. my family
8. everything, but the dates may be told
9. until December"""


@pytest.fixture
def pair(story: Story, alliance: int, world: World) -> Story:
    """Mia and Tom have just been brought together."""
    return brought_together(story, world, alliance)


@pytest.mark.rule("WA-14")
def test_after_the_first_meeting_the_agreement_is_asked_confirmed_and_sent_to_both(pair: Story) -> None:
    assert "what stays between you" in pair.gets("Tom", "mentorship_introduced_mentor").text
    pair.passes(days=15)
    pair.writes("Mia", "Yes, we met for 45 minutes", answering=pair.gets("Mia", "mentorship_first_meeting"))
    form = pair.gets("Mia", "agreement_questions")
    assert "What would you rather leave out?" in form.text
    pair.writes("Mia", ANSWERS, answering=form, client="outlook_desktop")
    noted = pair.gets("Mia", "agreement_noted")
    assert "my assistant" in noted.text
    pair.passes(days=3)
    asked = pair.gets("Tom", "agreement_proposed")
    assert "the library in Mitte" in asked.text
    pair.writes("Tom", "yes", answering=asked)
    pair.passes(days=3)
    for person in ("Mia", "Tom"):
        agreed = pair.gets(person, "agreement_confirmed").text
        assert all(words in agreed for words in ("every two weeks", "45", "my family", "until December"))


@pytest.mark.rule("WA-14")
def test_an_agreement_that_the_other_sees_differently_stays_open(pair: Story) -> None:
    introduction = pair.gets("Mia", "mentorship_introduced_mentee")
    pair.writes("Mia", "agree every two weeks, 45 minutes, at the library", answering=introduction)
    pair.passes(hours=1)
    pair.presses(pair.gets("Tom", "agreement_proposed"), "No, not like this")
    pair.passes(hours=1)
    declined = pair.gets("Mia", "agreement_declined")
    pair.writes("Mia", "agree every four weeks, 30 minutes, at the library", answering=declined)
    pair.passes(hours=1)
    again = pair.gets("Tom", "agreement_proposed")
    assert "every four weeks" in again.text
    pair.presses(again, "Yes, that is right")
    pair.passes(hours=1)
    assert "every four weeks" in pair.gets("Mia", "agreement_confirmed").text


def test_who_proposes_an_agreement_cannot_also_confirm_it(pair: Story) -> None:
    introduction = pair.gets("Mia", "mentorship_introduced_mentee")
    pair.writes("Mia", "agree every two weeks, 45 minutes, at the library", answering=introduction)
    pair.passes(hours=1)
    proposed = pair.gets("Tom", "agreement_proposed")
    pair.presses(proposed, "Yes, that is right")
    pair.presses(proposed, "Yes, that is right")
    confirmed = [entry for entry in pair.journal() if entry.to_state == "confirmed" and entry.noun == "agreement"]
    assert len(confirmed) == 1


def test_a_pair_that_has_agreed_already_is_not_asked_again_after_the_first_meeting(pair: Story) -> None:
    introduction = pair.gets("Mia", "mentorship_introduced_mentee")
    pair.writes("Mia", "agree every two weeks, 45 minutes, at the library", answering=introduction)
    pair.passes(hours=1)
    pair.writes("Tom", "yes", answering=pair.gets("Tom", "agreement_proposed"))
    pair.passes(days=15)
    pair.mails("Mia")
    pair.writes("Mia", "We met for 45 minutes")
    assert [mail.kind for mail in pair.mails("Mia")] == ["service_done"]


def test_the_last_day_of_an_agreement_is_told_with_its_weekday(pair: Story) -> None:
    introduction = pair.gets("Mia", "mentorship_introduced_mentee")
    pair.writes("Mia", "agree every two weeks, 45 minutes, at the library. Until: 30 June", answering=introduction)
    noted = pair.gets("Mia", "agreement_noted").text
    assert "Tuesday, 30 June 2026" in noted
    assert "2026-06-30" not in noted

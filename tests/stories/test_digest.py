"""The administrator's morning: what is told, what is decided by reply, who was first."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from sqlalchemy import event, select
from sqlalchemy.orm import Session

from mailflow import clock
from mailflow.domain.origin import Assurance, Door, Origin
from mailflow.handlers import act as acts
from mailflow.handlers import digest, gathering
from mailflow.handlers.matter import raise_matter
from mailflow.store import numbers
from mailflow.store.base import write
from mailflow.store.mailbox import InboundMail
from mailflow.store.mentoring import Matter, Request
from mailflow.store.programmes import Administrator, Participation, Programme
from tests.stories.letters import Mail, Story
from tests.world import World


@pytest.fixture
def office(story: Story, alliance: int, world: World) -> Story:
    """Ada and Eve run the programme, and a digest is due to each on the next morning."""
    world.administrator(alliance, "Eve Extra")
    for mentee in ("Mia Mentee", "Lea Learner", "Noa New"):
        world.member(alliance, mentee, "mentee")
    for mentor in ("Tom Mentor", "Uta Urban", "Vic Vale"):
        world.member(alliance, mentor, "mentor")

    def work(session: Session) -> None:
        for one in session.scalars(select(Administrator)):
            digest.schedule(session, one)

    write(story.house.sessions, work)
    return story


def raises(
    story: Story, kind: str, about: type[Request] | type[Participation], *, times: int = 1, **facts: str
) -> None:
    """Something comes up, as if a timer had fired."""

    def work(session: Session) -> None:
        programme = session.scalars(select(Programme)).one()
        for place, thing in enumerate(session.scalars(select(about).order_by(about.id).limit(times))):
            origin = Origin(door=Door.TIMER, key=f"test:{kind}:{place}", assurance=Assurance.OPERATOR)
            person = thing.person if isinstance(thing, Participation) else None
            raise_matter(acts.of_door(session, programme, thing, origin), kind, thing, "My words", person, **facts)

    write(story.house.sessions, work)


def three_requests(story: Story) -> None:
    """Three mentees ask three mentors, and nobody answers for two weeks."""
    for mentee, mentor in (("Mia", "Tom Mentor"), ("Lea", "Uta Urban"), ("Noa", "Vic Vale")):
        story.writes(mentee, f"request {mentor}")
    raises(story, "request_unanswered", Request, times=3)


def next_digest(story: Story, person: str = "Ada") -> Mail:
    story.passes(days=1)
    return story.gets(person, "digest")


def matters(story: Story) -> list[tuple[str, str]]:
    return write(
        story.house.sessions,
        lambda session: [(one.kind, one.state) for one in session.scalars(select(Matter).order_by(Matter.id))],
    )


@pytest.mark.rule("WA-17")
def test_a_request_that_nobody_answers_for_two_weeks_is_decided_from_the_digest(office: Story) -> None:
    office.writes("Mia", "request Tom Mentor")
    office.passes(days=14)
    office.mails("Tom")
    told = next_digest(office)
    assert "1. No answer yet to the request between Tom Mentor and Mia Mentee." in told.text
    office.writes("Ada", "1 remind", answering=told)
    assert "1. We wrote once more" in office.gets("Ada", "service_done").text
    office.passes(days=4)
    assert office.gets("Tom", "request_reminder")


def test_each_administrator_gets_it_at_eight_in_their_morning(office: Story) -> None:
    three_requests(office)
    told = next_digest(office)
    assert "To decide today 1. No answer yet" in told.text
    assert "Members taking part: 6. Pairs under way: 0. Requests without an answer: 3." in told.text
    sent = told.message["Date"].datetime
    assert (sent.astimezone(clock.now().tzinfo).hour, sent.minute) == (7, 0)
    assert office.gets("Eve", "digest")


def test_each_morning_is_a_thread_of_its_own_and_answers_stay_in_it(office: Story) -> None:
    three_requests(office)
    next_digest(office)
    told = next_digest(office)
    assert told.subject == "Wednesday morning: 3 to decide"
    assert told.message["References"] is None
    office.writes("Ada", "1 remind", answering=told)
    done = office.gets("Ada", "service_done")
    assert done.subject == "Re: Wednesday morning: 3 to decide"
    assert done.message["References"].split()[0] == told.message["Message-ID"]


def test_a_change_since_the_last_digest_is_told(office: Story) -> None:
    three_requests(office)
    next_digest(office)
    office.writes("Mia", "withdraw my request")
    assert "Requests without an answer: 2 (-1)." in next_digest(office).text


def test_nothing_new_is_three_lines_and_on_mondays_only(office: Story) -> None:
    office.passes(days=14)
    digests = [mail for mail in office.mails("Ada") if mail.kind == "digest"]
    assert len(digests) == 2
    assert all("nothing to decide, and nothing new" in mail.text for mail in digests)
    assert {mail.message["Date"].datetime.weekday() for mail in digests} == {0}


def test_three_days_of_downtime_bring_one_digest(office: Story) -> None:
    three_requests(office)
    clock.move_to(clock.now() + timedelta(days=3))
    office.passes(minutes=1)
    assert [mail.kind for mail in office.mails("Ada")] == ["digest"]


def test_items_are_answered_by_their_numbers_and_each_is_told_on_its_line(office: Story) -> None:
    raises(office, "report", Participation, times=3)
    told = next_digest(office)
    office.writes("Ada", "1 yes\n3 yes\n9 yes", answering=told)
    done = office.gets("Ada", "service_done").text
    assert "1. Yes: Mia Mentee reports that something is wrong. It is done." in done
    assert "3. Yes: Noa New reports" in done
    assert "There is no item 9 that this fits" in done
    assert matters(office) == [("report", "settled"), ("report", "open"), ("report", "settled")]


def test_a_range_and_all_but_one_are_understood(office: Story) -> None:
    raises(office, "report", Participation, times=4)
    told = next_digest(office)
    office.writes("Ada", "all yes except 4", answering=told)
    assert [state for _, state in matters(office)] == ["settled", "settled", "settled", "open"]


def test_rest_is_what_the_reply_did_not_name(office: Story) -> None:
    raises(office, "report", Participation, times=3)
    told = next_digest(office)
    office.writes("Ada", "1 yes\nrest later", answering=told)
    assert [state for _, state in matters(office)] == ["settled", "open", "open"]
    assert "digest" not in [mail.kind for mail in office.mails("Ada")]
    office.passes(days=2)
    assert "digest" not in [mail.kind for mail in office.mails("Ada")]
    office.passes(days=7)
    assert "To decide today 1. Lea Learner reports" in office.gets("Ada", "digest").text


def test_more_than_five_at_once_wait_for_one_press(office: Story) -> None:
    raises(office, "report", Participation, times=6)
    told = next_digest(office)
    office.writes("Ada", "1-6 yes", answering=told)
    asked = office.gets("Ada", "service_confirm")
    assert {state for _, state in matters(office)} == {"open"}
    office.presses(asked, "Yes, do it")
    assert {state for _, state in matters(office)} == {"settled"}


def test_what_ends_something_waits_for_a_press(office: Story) -> None:
    three_requests(office)
    told = next_digest(office)
    office.writes("Ada", "2 end", answering=told)
    asked = office.gets("Ada", "service_confirm")
    assert "End it: No answer yet to the request between Uta Urban and Lea Learner." in asked.text
    office.presses(asked, "Yes, do it")
    assert [state for _, state in matters(office)] == ["open", "settled", "open"]


def test_the_first_administrator_wins_and_the_second_is_told_who_and_when(office: Story) -> None:
    raises(office, "report", Participation)
    for_ada = next_digest(office)
    for_eve = office.gets("Eve", "digest")
    office.writes("Ada", "1 yes", answering=for_ada)
    office.writes("Eve", "1 yes", answering=for_eve)
    first = "1. Mia Mentee reports that something is wrong. Ada Admin was first and settled it on Tuesday, 3 March"
    assert first in office.gets("Eve", "service_done").text


def test_all_is_what_nobody_has_settled_since(office: Story) -> None:
    raises(office, "report", Participation, times=6)
    told = next_digest(office)
    office.writes("Ada", "1 yes", answering=told)
    office.mails("Ada")
    office.writes("Ada", "all yes except 4", answering=told)
    assert [state for _, state in matters(office)] == ["settled"] * 3 + ["open"] + ["settled"] * 2
    assert "1. " not in office.gets("Ada", "service_done").text


def test_what_is_settled_already_asks_for_no_press_and_says_what_it_was(office: Story) -> None:
    raises(office, "report", Participation, times=6)
    told = next_digest(office)
    for_eve = office.gets("Eve", "digest")
    office.writes("Ada", "1-3 yes", answering=told)
    office.writes("Ada", "4-6 yes", answering=told)
    office.mails("Ada")
    office.writes("Ada", "1-6 yes", answering=told)
    again = office.gets("Ada", "service_done").text
    assert "1. Mia Mentee reports that something is wrong. You settled it on Tuesday, 3 March" in again
    office.writes("Eve", "all yes", answering=for_eve)
    late = office.gets("Eve", "service_done").text
    assert "6. Vic Vale reports that something is wrong. Ada Admin was first" in late


def test_whoever_is_not_understood_chooses_among_what_is_open(office: Story) -> None:
    raises(office, "report", Participation, times=2)
    told = next_digest(office)
    office.writes("Ada", "1 yes", answering=told)
    office.mails("Ada")
    office.writes("Ada", "later", answering=told)
    body = office.gets("Ada", "service_choices").message.get_body(("plain",))
    assert body is not None
    asked = body.get_content()
    assert "1. Put it off: Lea Learner reports" in asked
    assert "Mia Mentee" not in asked


def test_a_word_without_its_number_is_asked_back_item_by_item(office: Story) -> None:
    raises(office, "report", Participation, times=2)
    told = next_digest(office)
    office.writes("Ada", "later", answering=told)
    asked = office.gets("Ada", "service_choices")
    assert "1. Put it off: Mia Mentee reports that something is wrong: http" in asked.text
    assert "Undo this" not in asked.text
    office.writes("Ada", "2", answering=asked)
    office.gets("Ada", "service_done")
    assert "1. Mia Mentee reports" in next_digest(office).text


def test_undo_gives_the_item_back(office: Story) -> None:
    raises(office, "report", Participation)
    told = next_digest(office)
    office.writes("Ada", "1 yes", answering=told)
    assert matters(office) == [("report", "settled")]
    office.writes("Ada", "undo", answering=told)
    assert matters(office) == [("report", "open")]


def test_a_member_who_forwards_the_digest_decides_nothing(office: Story) -> None:
    raises(office, "report", Participation)
    told = next_digest(office)
    office.writes("Tom", "1 yes", answering=told)
    assert matters(office) == [("report", "open")]


def test_a_weekly_digest_comes_on_mondays(office: Story) -> None:
    raises(office, "report", Participation)
    office.writes("Ada", "digest weekly")
    office.passes(days=14)
    digests = [mail for mail in office.mails("Ada") if mail.kind == "digest"]
    assert {mail.message["Date"].datetime.weekday() for mail in digests} == {0}


def test_an_item_that_settled_itself_is_not_shown(office: Story) -> None:
    three_requests(office)
    office.passes(hours=1)
    office.writes("Tom", "Yes, gladly", answering=office.gets("Tom", "request_received"))
    told = next_digest(office)
    assert "Tom Mentor" not in told.text.partition("Pairs by stage")[0]
    assert "1. No answer yet to the request between Uta Urban and Lea Learner." in told.text


def test_an_administrator_finds_members_and_numbers(office: Story) -> None:
    office.writes("Ada", "find mia")
    assert "Mia Mentee (" in office.gets("Ada", "digest_found").text
    office.writes("Ada", "stats")
    assert "6 taking part" in office.gets("Ada", "digest_stats").text
    office.writes("Tom", "stats")
    assert "digest_stats" not in [mail.kind for mail in office.mails("Tom")]


def test_mail_that_was_held_is_shown_and_put_away(office: Story) -> None:
    office.writes("Mia", "Hello all")

    def hold(session: Session) -> None:
        mail = session.scalars(select(InboundMail)).one()
        mail.state, mail.held_because = "held", "it went to more than five people"

    write(office.house.sessions, hold)
    told = next_digest(office)
    assert "1. A mail from mia@people.example was not acted on: it went to more than five people." in told.text
    office.writes("Ada", "1 no", answering=told)
    assert matters(office) == [("mail_held", "settled")]
    assert "mia@people.example" not in next_digest_or_nothing(office)


def next_digest_or_nothing(story: Story) -> str:
    story.passes(days=1)
    return " ".join(mail.text for mail in story.mails("Ada") if mail.kind == "digest")


def test_an_item_is_shown_in_full(office: Story) -> None:
    raises(office, "report", Participation)
    office.writes("Ada", "show 1", answering=next_digest(office))
    assert "The words that came with it: | My words" in office.gets("Ada", "matter_shown").text


def test_a_no_with_a_reason_reaches_who_waits(office: Story) -> None:
    raises(office, "third_mentor", Participation, mentor="Tom Mentor", mentee="Mia Mentee")
    told = next_digest(office)
    office.writes("Ada", "1 no: two mentors are enough for now", answering=told)
    office.passes(hours=1)
    assert "Ada Admin writes: | two mentors are enough for now" in office.gets("Mia", "matter_rejected").text


def test_the_digest_asks_the_database_as_often_for_many_items_as_for_few(office: Story) -> None:
    raises(office, "report", Participation, times=2)
    few = queries_of_a_digest(office)
    raises(office, "human_asked", Participation, times=6)
    assert queries_of_a_digest(office) == few


def queries_of_a_digest(story: Story) -> int:
    counted: list[str] = []

    def work(session: Session) -> None:
        programme = session.scalars(select(Programme)).one()
        act = acts.of_door(session, programme, programme, Origin(door=Door.TIMER, key="count"))
        connection = session.connection()
        event.listen(connection, "before_cursor_execute", lambda *said: counted.append(said[2]))
        gathering.gather(act, clock.now(), numbers.at_a_glance(session, programme.id))

    write(story.house.sessions, work)
    return len(counted)


def test_its_words_name_items_that_offer_them(office: Story) -> None:
    three_requests(office)
    raises(office, "third_mentor", Participation, mentor="Vic Vale", mentee="Mia Mentee")
    box = next_digest(office).text.partition("You can reply with")[2]
    assert "“1 remind”, and we write once more" in box
    assert "“4 yes”, and it is done" in box
    assert "for many at once" not in box


def test_meetings_are_told_week_by_week(office: Story) -> None:
    introduced(office)
    office.passes(days=9)
    office.writes("Mia", "met", answering=office.gets("Mia", "mentorship_introduced_mentee"))
    office.passes(days=8)
    raises(office, "report", Participation)
    told = next_digest(office).text.partition("at the end: ")[2].partition(" What the service did")[0]
    assert told == "0 0 0 0 0 0 0 0 0 0 1 0"


def introduced(story: Story) -> None:
    """Mia asks Tom, and he is happy to."""
    story.writes("Mia", "request Tom Mentor")
    story.passes(hours=1)
    story.writes("Tom", "Yes, gladly", answering=story.gets("Tom", "request_received"))
    story.passes(hours=1)


def test_one_press_in_the_mail_program_stops_the_digest(office: Story) -> None:
    raises(office, "report", Participation)
    told = next_digest(office)
    path = str(told.message["List-Unsubscribe"]).partition("<")[2].partition(">")[0]
    assert path.startswith("https://")
    office.web.post(urlsplit(path).path, data={"List-Unsubscribe": "One-Click"})
    office.mails("Eve")
    office.passes(days=1)
    assert [mail.kind for mail in office.mails("Ada")] == ["service_done"]
    assert [mail.kind for mail in office.mails("Eve")] == ["digest"]

"""From words to intents: topics, gates, goals, dates, items, typos, five languages."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inbound.interpret.dates import first_date
from inbound.interpret.items import groups
from inbound.interpret.lengths import minutes
from inbound.interpret.numbers import percent
from inbound.interpret.spelling import corrected
from inbound.read import Context, Reading, read_text
from mailflow.domain.intents import ALWAYS_CONFIRMED, DESTRUCTIVE
from mailflow.domain.topics import TOPICS

TODAY = date(2026, 3, 2)


def reading(text: str, asked: str = "none", role: str = "mentee") -> Reading:
    return read_text(text, Context(asked=asked, role=role, now=TODAY))


def names(text: str, asked: str = "none", role: str = "mentee") -> list[str]:
    return [intent.name for intent in reading(text, asked, role).intents]


YES = ["Yes", "yes please", "Sure!", "Sí", "Claro", "Oui", "Volontiers", "Ja", "Gerne", "Sim", "👍"]
NO = ["No", "no thanks", "Nope.", "Non merci", "Nein", "Nein danke", "Não", "👎"]


@pytest.mark.parametrize("topic", [name for name in TOPICS if name not in ("form", "question")])
@pytest.mark.parametrize("word", YES)
def test_a_bare_yes_means_what_the_topic_says(topic: str, word: str) -> None:
    expected = TOPICS[topic].yes
    found = reading(word, topic, "admin" if topic == "digest" else "mentor")
    assert [intent.name for intent in found.intents] == ([expected] if expected else [])
    assert found.certainty == ("unsure" if expected is None else "sure")


@pytest.mark.parametrize("topic", [name for name in TOPICS if name not in ("form", "question", "call")])
@pytest.mark.parametrize("word", NO)
def test_a_bare_no_means_what_the_topic_says(topic: str, word: str) -> None:
    expected = TOPICS[topic].no
    found = reading(word, topic, "admin" if topic == "digest" else "mentor")
    assert [intent.name for intent in found.intents] == ([expected] if expected else [])
    assert found.certainty == ("unsure" if expected is None else "confirm" if expected in ALWAYS_CONFIRMED else "sure")


COMMANDS = {
    "I accept": "request",
    "I decline": "request",
    "please withdraw my request": "none",
    "please end our mentorship": "none",
    "unsubscribe me from everything": "none",
    "delete my account and all my data": "none",
    "I want to leave the programme": "none",
    "drop goal 2": "goals",
    "acepto": "request",
    "retiro mi solicitud": "none",
    "j'accepte": "request",
    "je retire ma demande": "none",
    "ich nehme an": "request",
    "ich ziehe meine Anfrage zurück": "none",
    "aceito": "request",
    "retiro o meu pedido": "none",
}
TWISTS = [
    "My boss said: {}, but I don't know.",
    "If nothing changes by May, {}.",
    "Should I say {}?",
    "What happens when I say {}?",
    'Your mail says "{}".',
    "I would never say {}.",
    "Maybe {}, I am still thinking about it.",
    "I was wondering whether to say {}.",
    "Thanks.\n\nOn Mon, 2 Mar 2026 at 09:14, Lantern <post@lantern.example> wrote:\n> {}\n",
    "Thanks.\n\n-- \nAna Duarte\n{}\n",
    "Thanks.\n\nAm 02.03.2026 um 09:14 schrieb Lantern <post@lantern.example>:\n\n{}\n",
]


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(sorted(COMMANDS)), st.sampled_from(TWISTS), st.sampled_from(["", "Hello!\n\n", "Dear team,\n"]))
def test_nothing_destructive_comes_of_words_that_do_not_plainly_ask(command: str, twist: str, opening: str) -> None:
    found = reading(opening + twist.format(command), COMMANDS[command])
    acted = {intent.name for intent in found.intents} & DESTRUCTIVE
    assert not acted or found.certainty != "sure", found


@pytest.mark.parametrize("command", [text for text in COMMANDS if "goal" not in text])
def test_the_same_words_said_plainly_are_understood(command: str) -> None:
    found = reading(command.capitalize() + ".", COMMANDS[command])
    assert len(found.intents) == 1
    assert found.intents[0].name in DESTRUCTIVE


@pytest.mark.parametrize(
    "text", ["Please end our mentorship.", "Delete all my data.", "I want to leave the programme."]
)
def test_what_cannot_be_taken_back_is_at_best_confirmed(text: str) -> None:
    assert reading(text).certainty == "confirm"


@pytest.mark.parametrize(
    ("text", "asked", "expected"),
    [
        ("No worries, happy to take her.", "request", "accept"),
        ("I can't wait to meet him!", "match", "accept"),
        ("Why not, let's try.", "request", "accept"),
        ("Wouldn't miss it for the world.", "event", "rsvp"),
        ("Kein Problem, mache ich gern.", "request", "accept"),
        ("Pas de souci, avec plaisir.", "request", "accept"),
    ],
)
def test_idioms_that_look_like_a_no_are_none(text: str, asked: str, expected: str) -> None:
    assert names(text, asked) == [expected]


@pytest.mark.parametrize("text", ["I accept and I decline.", "Yes. No.", "I'd love to take her. I have to decline."])
def test_a_reply_that_says_both_is_asked(text: str) -> None:
    assert reading(text, "request").certainty == "unsure"


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("by the end of april", "2026-04-30"),
        ("in july", "2026-07"),
        ("on 15 may", "2026-05-15"),
        ("may 15th", "2026-05-15"),
        ("by friday", "2026-03-06"),
        ("tomorrow", "2026-03-03"),
        ("in two weeks", "2026-03-16"),
        ("a week from tomorrow", "2026-03-10"),
        ("2027-01-31", "2027-01-31"),
        ("24.4.", "2026-04-24"),
        ("30/4/2026", "2026-04-30"),
        ("bis ende mai", "2026-05-31"),
        ("fin avril", "2026-04-30"),
        ("ate sexta-feira", "2026-03-06"),
        ("antes del 30 de abril", "2026-04-30"),
        ("by the 18th", "2026-03-18"),
        ("on 28 february", "2027-02-28"),
    ],
)
def test_dates_are_read_relative_to_the_day(text: str, iso: str) -> None:
    found = first_date(text, TODAY)
    assert found is not None
    assert found.iso == iso


def test_a_date_that_can_be_read_two_ways_is_ambiguous() -> None:
    found = first_date("by 4/5", TODAY)
    assert found is not None
    assert found.ambiguous


@pytest.mark.parametrize("text", ["on 31 february", "2026-02-30", "on 45.13."])
def test_an_impossible_date_is_not_a_date(text: str) -> None:
    found = first_date(text, TODAY)
    assert found is None or found.impossible or found.iso == ""


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("an hour", 60),
        ("1hr", 60),
        ("about 45 minutes", 45),
        ("half an hour", 30),
        ("one and a half hours", 90),
        ("1h30", 90),
        ("eine dreiviertelstunde", 45),
        ("hora y media", 90),
        ("une heure", 60),
        ("two hours", 120),
        ("never", None),
    ],
)
def test_lengths_of_time_are_minutes(text: str, length: int | None) -> None:
    assert minutes(text) == length


@pytest.mark.parametrize(
    ("text", "share"),
    [("60 %", 60), ("eighty percent", 80), ("halfway", 50), ("three quarters done", 75), ("140 %", None)],
)
def test_shares_are_percent(text: str, share: int | None) -> None:
    assert percent(text) == share


@pytest.mark.parametrize(
    ("text", "args"),
    [
        ("1, 2 and 4", {"items": [1, 2, 4]}),
        ("3-5", {"items": [3, 4, 5]}),
        ("1 to 3 and 7", {"items": [1, 2, 3, 7]}),
        ("all", {"items": "all"}),
        ("all except 4", {"items": "all", "except": [4]}),
        ("all but 4 and 6", {"items": "all", "except": [4, 6]}),
        ("the rest", {"items": "rest"}),
        ("all others", {"items": "rest"}),
        ("the first two", {"items": [1, 2]}),
    ],
)
def test_items_are_spelt_out(text: str, args: dict[str, object]) -> None:
    assert groups(text)[0].args == args


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 yes, 2 no: full", [("approve", [1]), ("reject", [2])]),
        ("3-5 yes", [("approve", [3, 4, 5])]),
        ("approve 1 and 2, remind 4", [("approve", [1, 2]), ("remind", [4])]),
        ("Reject 3, approve all others.", [("reject", [3]), ("approve", "rest")]),
        ("end 6", [("end", [6])]),
    ],
)
def test_an_administrators_answer_is_read_by_its_numbers(text: str, expected: list[tuple[str, object]]) -> None:
    found = reading(text, "digest", "admin")
    assert [(intent.name, intent.args["items"]) for intent in found.intents] == expected


def test_a_reason_is_kept_in_the_administrators_words() -> None:
    found = reading("2 no: full until May", "digest", "admin")
    assert "full" in found.intents[0].args["reason"]


def test_a_match_names_both_people() -> None:
    found = reading("match Ana Duarte with Dr. Okafor", "none", "admin")
    assert dict(found.intents[0].args) == {"a": "Ana Duarte", "b": "Dr. Okafor"}


@pytest.mark.parametrize(
    ("text", "name", "args"),
    [
        (
            "goal 2: 60 %, talk moved to the end of April",
            "goal.update",
            {"goal": 2, "percent": 60, "due": "2026-04-30"},
        ),
        ("Goal 1 is done.", "goal.done", {"goal": 1}),
        ("drop goal 3", "goal.drop", {"goal": 3}),
        ("please reopen goal 1", "goal.reopen", {"goal": 1}),
        ("New goal: give a talk by 30 April", "goal.add", {"due": "2026-04-30"}),
        ("Ziel 2 ist erreicht", "goal.done", {"goal": 2}),
        ("L'objectif 1 est à 40 %", "goal.update", {"goal": 1, "percent": 40}),
        ("Nuevo objetivo: dar una charla antes del 30 de abril", "goal.add", {"due": "2026-04-30"}),
        ("A meta 3 está em 40%", "goal.update", {"goal": 3, "percent": 40}),
    ],
)
def test_goals_are_read_with_number_share_and_date(text: str, name: str, args: dict[str, object]) -> None:
    found = reading(text, "goals")
    assert [intent.name for intent in found.intents] == [name]
    assert args.items() <= dict(found.intents[0].args).items()


def test_goal_by_goal_what_is_said_of_each() -> None:
    found = reading("Goal 1 is at 70%, and please drop goal 2.", "goals")
    assert [(intent.name, intent.args["goal"]) for intent in found.intents] == [("goal.update", 1), ("goal.drop", 2)]


@pytest.mark.parametrize(("typo", "word"), [("acccept", "accept"), ("declien", "decline"), ("wtihdraw", "withdraw")])
def test_a_typo_does_not_matter(typo: str, word: str) -> None:
    assert corrected(typo, ("en",)) == word


@pytest.mark.parametrize("word", ["mending", "heart", "expect", "friend", "leaves", "alter", "plane", "steps"])
def test_a_word_of_its_own_is_no_typo(word: str) -> None:
    assert corrected(word, ("en",)) == word


@pytest.mark.parametrize(
    "text", ["Thanks, see you Tuesday!", "What a lovely evening.", "Merci beaucoup !", "Vielen Dank!"]
)
def test_small_talk_asks_for_nothing(text: str) -> None:
    found = reading(text)
    assert (found.intents, found.certainty) == ((), "sure")


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=400), st.sampled_from(sorted(TOPICS)), st.sampled_from(["mentee", "mentor", "admin"]))
def test_no_text_breaks_the_reader(text: str, topic: str, role: str) -> None:
    found = reading(text, topic, role)
    assert found.certainty in ("sure", "confirm", "unsure")
    assert found.why

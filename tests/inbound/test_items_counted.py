"""Items that administrators count, range and leave over; lengths of time in quarters; goals told beside each other."""

import pytest

from inbound.interpret.lengths import minutes
from inbound.interpret.sentences import plain
from inbound.read import Reading
from tests.inbound.sentences import decision

Told = list[tuple[str, dict[str, object]]]


def told(found: Reading) -> Told:
    return [(intent.name, dict(intent.args)) for intent in found.intents]


@pytest.mark.parametrize(
    "text",
    [
        "Rechaza la 2 y aprueba todas las demás",
        "Decline number 2 and approve everything that's left.",
        "2 nein, alle weiteren ja",
        "Refuser la 2, accepter toutes les autres",
        "Recusem a 2 e aprovem todas as outras, por favor",
        "Rechazad la 2; las restantes, aprobadlas.",
    ],
)
def test_all_the_others_are_the_rest_in_every_language(text: str) -> None:
    assert told(decision(text)) == [("reject", {"items": [2]}), ("approve", {"items": "rest"})]


def test_all_beside_a_single_decision_is_asked_first() -> None:
    found = decision("Reject 4, approve all")
    assert (told(found), found.certainty) == (
        [("reject", {"items": [4]}), ("approve", {"items": "rest"})],
        "confirm",
    )


@pytest.mark.parametrize(
    ("text", "decided"),
    [
        ("Nudge the mentor in #5 one more time, she had the flu.", [("remind", {"items": [5]})]),
        ("Remind 6 a second time", [("remind", {"items": [6]})]),
        ("Please chase number 8 one last time.", [("remind", {"items": [8]})]),
        ("Recordad a la 2 una vez más", [("remind", {"items": [2]})]),
        ("Extend 5 one more time, until June", [("extend", {"items": [5], "until": "2026-06"})]),
        (
            "Extend 3 to the end of May, and free the mentor in 4.",
            [("extend", {"items": [3], "until": "2026-05-31"}), ("free", {"items": [4]})],
        ),
        ("Remind the mentee in 6 again, and the mentor in 9 too", [("remind", {"items": [6, 9]})]),
        (
            "I approve the first two. Number 3 needs another reminder.",
            [("approve", {"items": [1, 2]}), ("remind", {"items": [3]})],
        ),
        ("We reject 3 and approve the rest.", [("reject", {"items": [3]}), ("approve", {"items": "rest"})]),
        ("1 ok, I'll do 4 next week", [("approve", {"items": [1]}), ("later", {"items": [4]})]),
        ("2 genehmigen, 6 kommt später dran", [("approve", {"items": [2]}), ("later", {"items": [6]})]),
        ("Show me 7 before I approve anything.", [("show", {"item": 7})]),
        ("Zeigt mir bitte 6, bevor ich etwas entscheide", [("show", {"item": 6})]),
    ],
)
def test_how_often_and_whose_is_no_item(text: str, decided: Told) -> None:
    found = decision(text)
    assert (told(found), found.certainty) == (decided, "sure")


@pytest.mark.parametrize(
    ("text", "decided"),
    [
        ("Aprobad desde la 1 hasta la 4", [("approve", {"items": [1, 2, 3, 4]})]),
        ("De la 3 a la 5, aprobadlas", [("approve", {"items": [3, 4, 5]})]),
        ("Du 1 au 3 : oui. Le 5 : non.", [("approve", {"items": [1, 2, 3]}), ("reject", {"items": [5]})]),
        ("Die 1 bis zur 3 genehmigen, die 4 ablehnen", [("approve", {"items": [1, 2, 3]}), ("reject", {"items": [4]})]),
        ("Aprovem da 1 à 3. A 4 recusem-na.", [("approve", {"items": [1, 2, 3]}), ("reject", {"items": [4]})]),
        ("El 3 apruébenlo, el 4 rechácenlo", [("approve", {"items": [3]}), ("reject", {"items": [4]})]),
        ("la 3 refusez-la, la 2 acceptez-la", [("reject", {"items": [3]}), ("approve", {"items": [2]})]),
        ("Verlängert 3 von Mai bis Juli", [("extend", {"items": [3], "until": "2026-07"})]),
    ],
)
def test_ranges_have_articles_and_verbs_have_pronouns(text: str, decided: Told) -> None:
    found = decision(text)
    assert (told(found), found.certainty) == (decided, "sure")


@pytest.mark.parametrize(
    ("text", "decided"),
    [
        (
            "1-3 ok 5 no 6 later",
            [("approve", {"items": [1, 2, 3]}), ("reject", {"items": [5]}), ("later", {"items": [6]})],
        ),
        ("1 ja 2 nein", [("approve", {"items": [1]}), ("reject", {"items": [2]})]),
        ("Everything up to 3 is fine. 4 is a no.", [("approve", {"items": [1, 2, 3]}), ("reject", {"items": [4]})]),
        ("Proponed otra persona para la 4 y llamad a la 6.", [("next", {"items": [4]}), ("call", {"items": [6]})]),
        (
            "Invite jo@example.org as a mentor and approve the first one",
            [("invite", {"addresses": ["jo@example.org"], "role": "mentor"}), ("approve", {"items": [1]})],
        ),
    ],
)
def test_each_of_several_keeps_its_own_items(text: str, decided: Told) -> None:
    found = decision(text)
    assert (told(found), found.certainty) == (decided, "sure")


@pytest.mark.parametrize(
    "text",
    [
        "Approve the first three and the last",
        "approve 3, reject the other two",
        "Approve 1 and discard 4",
        "All of them bar 3, and remind 3.",
        "Remind me about 4 on Friday",
        "I approve of the first three drafts you sent",
        "5 said she'd approve of it",
        "5 refused to come",
        "I have approved 3",
        "Don't show me 3 again",
    ],
)
def test_what_is_not_plain_is_asked(text: str) -> None:
    assert decision(text).certainty != "sure"


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("one hour & a quarter", 75),
        ("an hour and a half", 90),
        ("five quarters of an hour", 75),
        ("two and a quarter hours", 135),
        ("1 3/4 hours", 105),
        ("1½ hours", 90),
        ("eine und eine halbe Stunde", 90),
        ("zweieinhalb Stunden", 150),
        ("fünf viertel Stunden", 75),
        ("1,5 Stunden", 90),
        ("une heure un quart", 75),
        ("cinq quarts d'heure", 75),
        ("dos horas y cuarto", 135),
        ("uma hora e três quartos", 105),
        ("uma hora e quinze", 75),
        ("our usual hour", 60),
        ("an hour and 20 people came", 60),
        ("an hour, and a half of that on Zoom", 60),
        ("one half hour", 30),
    ],
)
def test_hours_are_told_in_quarters(text: str, length: int) -> None:
    assert minutes(plain(text)) == length


@pytest.mark.parametrize(
    ("text", "goals"),
    [
        (
            "Goal 1: 60%. Take goal 3 off my list, we lost the funding.",
            [("goal.update", {"goal": 1, "percent": 60}), ("goal.drop", {"goal": 3})],
        ),
        ("Quitad el tercero de la lista, por favor.", [("goal.drop", {"goal": 3})]),
        ("Retirez le troisième de la liste", [("goal.drop", {"goal": 3})]),
        (
            "The first one is done, the other one is at 30%.",
            [("goal.done", {"goal": 1}), ("goal.update", {"goal": 2, "percent": 30})],
        ),
        (
            "Das erste ist fertig, das andere ist bei 50 %.",
            [("goal.done", {"goal": 1}), ("goal.update", {"goal": 2, "percent": 50})],
        ),
        (
            "Please move goal 2 to the end of May, the lab is closed.",
            [("goal.update", {"goal": 2, "due": "2026-05-31"})],
        ),
        ("Goal 3 was reached in January, I forgot to say.", [("goal.done", {"goal": 3})]),
        ("Goal 1: this one is done, on Friday at ten to nine.", [("goal.done", {"goal": 1})]),
        ("> 3. Read ten papers\nPlease drop this one.", [("goal.drop", {"goal": 3})]),
    ],
)
def test_each_goal_has_what_was_said_of_it(text: str, goals: Told) -> None:
    found = decision(text, "goals", "mentee")
    assert (told(found), found.certainty) == (goals, "sure")


@pytest.mark.parametrize(
    "text", ["Both are done!", "Beide erledigt.", "Les deux sont atteints.", "Os dois estão feitos."]
)
def test_both_goals_are_the_first_two_and_confirmed(text: str) -> None:
    found = decision(text, "goals", "mentee")
    assert told(found) == [("goal.done", {"goal": 1}), ("goal.done", {"goal": 2})]
    assert found.certainty == "confirm"


@pytest.mark.parametrize(
    ("text", "words", "due"),
    [
        (
            "And one of my own, if I may: hand over the rota by 15 April.",
            "hand over the rota by 15 April",
            "2026-04-15",
        ),
        (
            "Y uno mío: dirigir la feria antes de finales de mayo.",
            "dirigir la feria antes de finales de mayo",
            "2026-05-31",
        ),
        (
            "By 1 May I want to chair a meeting. Call that my new goal.",
            "By 1 May I want to chair a meeting",
            "2026-05-01",
        ),
        (
            "Bis Ende Mai will ich drei Kunden beraten. Nehmt das als mein neues Ziel auf.",
            "Bis Ende Mai will ich drei Kunden beraten",
            "2026-05-31",
        ),
        (
            "En mayo quiero dar una charla. Anotadlo como objetivo mío, por favor.",
            "En mayo quiero dar una charla",
            "2026-05",
        ),
        (
            "D'ici fin juin je veux animer un atelier. Notez cela comme mon nouvel objectif.",
            "D'ici fin juin je veux animer un atelier",
            "2026-06-30",
        ),
    ],
)
def test_a_new_goal_stands_before_what_points_at_it(text: str, words: str, due: str) -> None:
    found = decision(text, "goals", "mentee")
    assert (told(found), found.certainty) == ([("goal.add", {"text": words, "due": due})], "sure")


@pytest.mark.parametrize(
    "text",
    [
        "One of my own problems: I never finish anything.",
        "Is there a goal of my own? I forgot.",
        "I want to run a clinic some day. I wouldn't call that a goal.",
        "I knocked goal 2 out of the park",
        "I crossed goal 2 off my list yesterday!",
        "Don't take goal 4 off my list",
    ],
)
def test_no_goal_is_made_or_dropped_by_the_way(text: str) -> None:
    assert told(decision(text, "goals", "mentee")) == []


def test_a_place_may_stand_among_the_terms_of_an_agreement() -> None:
    found = decision("We agreed: twice a month, forty minutes, her garage. Pay is out of bounds.", "session", "mentee")
    assert told(found)[0][1]["place"] == "her garage"

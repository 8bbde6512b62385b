"""How administrators decide in their own words: lists with a no in them, names joined by a sign, what is open."""

import pytest

from inbound.read import Reading
from tests.inbound.sentences import decision


def decided(found: Reading) -> list[tuple[str, object]]:
    return [(intent.name, intent.args.get("items", intent.args.get("item"))) for intent in found.intents]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Content with 1 through 4. 5 is a no from me.", [("approve", [1, 2, 3, 4]), ("reject", [5])]),
        ("Let 2 and 3 in, keep 4 out.", [("approve", [2, 3]), ("reject", [4])]),
        ("everything but 7 can go through", [("approve", "all")]),
        ("1-5 all good", [("approve", [1, 2, 3, 4, 5])]),
        ("the first may come in, the second can't", [("approve", [1]), ("reject", [2])]),
        ("yes 1 no 2 yes 3", [("approve", [1]), ("reject", [2]), ("approve", [3])]),
        ("Give 8 another three months.", [("extend", [8])]),
        ("Prolong 3 until the end of June. Number 7 we look at later.", [("extend", [3]), ("later", [7])]),
        ("I'll deal with 4 next week. 1, 2 and 3 are approved.", [("later", [4]), ("approve", [1, 2, 3])]),
        ("I haven't decided about 3 yet; 4 yes.", [("later", [3]), ("approve", [4])]),
        ("Nos. 1, 3 & 5: welcome aboard. No. 2: sorry, no.", [("approve", [1, 3, 5]), ("reject", [2])]),
        ("2+3 ok, 4 not ok", [("approve", [2, 3]), ("reject", [4])]),
        ("4,5,6: please remind. 7: please call.", [("remind", [4, 5, 6]), ("call", [7])]),
        ("7 should get a different mentor", [("rematch", [7])]),
        ("1 bis 3 freigeben, 4 ablehnen", [("approve", [1, 2, 3]), ("reject", [4])]),
        ("Den Mentor in Nummer 7 bitte freigeben.", [("free", [7])]),
        ("Nummer 1 bis 4 bitte aufnehmen, die 5 nicht.", [("approve", [1, 2, 3, 4]), ("reject", [5])]),
        ("Die 3 schaue ich mir später an, die anderen sind ok.", [("later", [3]), ("approve", "rest")]),
        ("Die ersten beiden ja, die dritte nein", [("approve", [1, 2]), ("reject", [3])]),
        ("Bei 5 bitte noch mal nachhaken.", [("remind", [5])]),
        ("Keine Einwände gegen 1 bis 3, 4 ablehnen", [("approve", [1, 2, 3]), ("reject", [4])]),
        ("Que entren 1, 3 y 4; 2 fuera.", [("approve", [1, 3, 4]), ("reject", [2])]),
        ("Los dos primeros sí, el tercero no", [("approve", [1, 2]), ("reject", [3])]),
        ("El 6 lo veo la semana que viene.", [("later", [6])]),
        ("Al 5 recordádselo otra vez.", [("remind", [5])]),
        ("Tout est bon sauf la 5.", [("approve", "all")]),
        ("La 3, on verra plus tard.", [("later", [3])]),
        ("A 1 e a 2 sim, a 3 fora.", [("approve", [1, 2]), ("reject", [3])]),
        ("Liberte o mentor do 8", [("free", [8])]),
    ],
)
def test_each_item_finds_what_is_said_of_it(text: str, wanted: list[tuple[str, object]]) -> None:
    assert decided(decision(text)) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "2 nicht ablehnen!",
        "Ne refusez pas la 2 !",
        "3 I don't want to approve",
        "Nummer 4 auf keinen Fall annehmen",
        "a 3 não aprovar já",
        "none of these, sorry",
        "Reject none of them.",
        "The last one is fine too.",
    ],
)
def test_a_denied_verb_and_items_unnamed_are_asked_back(text: str) -> None:
    found = decision(text)
    assert found.certainty != "sure" or {intent.name for intent in found.intents} <= {"reject", "later"}
    assert "approve" not in {intent.name for intent in found.intents}


def test_a_denied_refusal_refuses_nobody() -> None:
    assert decision("2 nicht ablehnen!").intents == ()
    assert decision("Ne refusez pas la 2 !").certainty == "unsure"


@pytest.mark.parametrize(
    "text",
    [
        "The first three are fine, the fourth isn't one of ours.",
        "Les trois premières c'est oui, la dernière j'en doute.",
        "Approve 1 and 2. As for 3, who knows.",
        "8: extend to 31 July. 9: same.",
    ],
)
def test_an_item_of_which_nothing_was_understood_leaves_the_rest_to_be_confirmed(text: str) -> None:
    assert decision(text).certainty != "sure"


def test_what_was_decided_before_is_no_open_question() -> None:
    found = decision("I approved 4 last week. Reject 5.")
    assert (decided(found), found.certainty) == ([("reject", [5])], "sure")


@pytest.mark.parametrize(
    "text",
    [
        "pair Ilse Brandt / Okon Essien",
        "Ilse Brandt - Okon Essien: please match",
        "New match: Ilse Brandt + Okon Essien",
        "Ilse Brandt and Okon Essien should be matched.",
        "I'd like Ilse Brandt to be mentored by Okon Essien.",
        "Please match:\nIlse Brandt x Okon Essien",
        "Ilse Brandt und Okon Essien würden gut passen, bitte verbinden.",
        "Empareja a Ilse Brandt con Okon Essien",
    ],
)
def test_two_people_are_matched_however_their_names_are_joined(text: str) -> None:
    (intent,) = decision(text, "none").intents
    assert (intent.name, intent.args) == ("match", {"a": "Ilse Brandt", "b": "Okon Essien"})


def test_a_list_of_pairs_is_a_match_each() -> None:
    found = decision("Match Ilse Brandt with Okon Essien and Tove Aas with Karim Sy", "none")
    assert [intent.args["a"] for intent in found.intents] == ["Ilse Brandt", "Tove Aas"]


def test_a_mentor_is_suggested_for_somebody() -> None:
    (intent,) = decision("Suggest Okon Essien as a mentor for Ilse Brandt", "none").intents
    assert (intent.name, intent.args) == ("propose", {"a": "Okon Essien", "b": "Ilse Brandt"})


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("mentor invite please: kim@dock.example", "mentor"),
        ("Send an invitation to kim@dock.example (mentees)", "mentee"),
        ("invite kim@dock.example", None),
    ],
)
def test_an_invitation_is_for_the_role_spoken_of(text: str, role: str | None) -> None:
    (intent,) = decision(text, "none").intents
    assert (intent.name, intent.args.get("role")) == ("invite", role)


def test_a_word_beneath_a_long_quoted_item_answers_it() -> None:
    text = (
        "> 1. A request from Lene Dahl to Juno Park has had no answer for a week. REMIND or FREE\nremind\n"
        "> 2. Rami Haddad wants to join as a mentor. APPROVE or REJECT\napprove\n"
    )
    assert decided(decision(text)) == [("remind", [1]), ("approve", [2])]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("N° 1 : oui. N° 2 : non.", [("approve", [1]), ("reject", [2])]),
        ("N.º 1: sim. N.º 2: não.", [("approve", [1]), ("reject", [2])]),
        ("Nr. 1: ja. Nr. 2: nein. Nr. 3: erinnern.", [("approve", [1]), ("reject", [2]), ("remind", [3])]),
        ("Approve #1-#3 and #6", [("approve", [1, 2, 3, 6])]),
        ("number 2 can come in, number 4 cannot", [("approve", [2]), ("reject", [4])]),
        ("3 bitte erinnern, 5 kommt später dran", [("remind", [3]), ("later", [5])]),
        ("1 ist in Ordnung, 2 leider nicht, 3 erst nach Ostern", [("approve", [1]), ("reject", [2]), ("later", [3])]),
        ("Donnez encore trois mois à la 6", [("extend", [6])]),
        ("Al 2 dadle seis meses más", [("extend", [2])]),
        ("4 was approved by mistake, please undo", [("undo", [4])]),
        ("Take 4 back, wrong button", [("undo", [4])]),
        ("You can approve the lot except 5, I want to talk to her first", [("approve", "all")]),
    ],
)
def test_numbers_and_signs_are_read_in_every_spelling(text: str, wanted: list[tuple[str, object]]) -> None:
    assert [one for one in decided(decision(text)) if one[0] != "later" or len(wanted) > 1] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Ich habe 2 schon am Telefon abgelehnt. 3 bitte annehmen.", [("approve", [3])]),
        ("O 2 já recusei ontem por telefone. O 3 pode entrar.", [("approve", [3])]),
        ("La 2 a déjà été refusée par téléphone. La 3, d'accord.", [("approve", [3])]),
    ],
)
def test_what_was_done_on_the_telephone_is_not_done_again(text: str, wanted: list[tuple[str, object]]) -> None:
    assert decided(decision(text)) == wanted


def test_only_one_that_is_not_is_the_exception_of_all() -> None:
    (intent,) = decision("Alle ja, nur 5 nicht.").intents
    assert intent.args == {"items": "all", "except": [5]}


def test_a_reason_keeps_its_first_word() -> None:
    refused = decision("1 e 2 ok, 3 não (fora da área)").intents[-1]
    assert refused.args == {"items": [3], "reason": "fora da área"}


def test_to_close_some_other_day_is_confirmed_first() -> None:
    assert decision("Schließt die Bewerbungsrunde am Freitag.", "none").certainty == "confirm"

"""What is asked though no mail asked for it, and the same words where they only tell something."""

import pytest

from tests.inbound.sentences import names, reading

ASKED = [
    ("Did you get anywhere with it? Has my mentor answered yet?", ["status"]),
    ("What did you do with my request to Paula? Nothing has come back.", ["status"]),
    ("Hat sich meine Mentorin schon gemeldet?", ["status"]),
    ("What am I supposed to do with these mails?", ["help"]),
    ("For what reason am I on this list?", ["why"]),
    ("Wieso schreiben Sie mir?", ["why"]),
    ("Can I get a person instead of a robot?", ["human"]),
    ("How many times have we met up to now?", ["history"]),
    ("Where can I see everything we've recorded so far? I'd like the complete history.", ["history"]),
    ("Combien de fois nous sommes-nous vus ?", ["history"]),
    ("¿Algún consejo para empezar?", ["tips"]),
    ("Please ask Tomas Varga whether he would mentor me.", ["request"]),
    ("¿Podéis preguntarle a Luis Pardo si quiere ser mi mentor?", ["request"]),
    ("I'd like a list of mentors from the energy sector.", ["find"]),
    ("Question pour les autres mentors : comment fixez-vous les objectifs ?", ["ask"]),
    ("New address for me from here on: g.abern@quillmail.example. The old one closes on Friday.", ["address"]),
    ("chnage my job titel to charge nurse", ["profile"]),
    ("Could you add Portuguese to my languages?", ["profile"]),
    ("Keine Erinnerungsmails mehr bitte.", ["stop"]),
    ("No more tips please.", ["stop"]),
    ("Moana and I are down to the monthly check. We'd both like to restart properly.", ["restart"]),
    ("Puedo llevar a tres personas.", ["capacity"]),
    ("Posso dar duas horas por mês.", ["hours"]),
    ("Podemos adiar a reunião para quinta-feira?", ["move"]),
    ("Quelqu'un peut-il m'appeler ?", ["human"]),
    ("Ich möchte mich über meinen Mentor beschweren.", ["report"]),
]
TOLD = [
    "I log in every morning and nothing works at my office.",
    "My research is about harassment at work.",
    "Der Vortrag ging über Belästigung im Netz.",
    "Mi tesis trata sobre el acoso escolar.",
    "Ma thèse porte sur le harcèlement scolaire.",
    "Trabajo en el departamento de mantenimiento.",
    "Trabalho na manutenção de elevadores.",
    "Te recomiendo la película, es preciosa.",
    "Je recommande ce film à tout le monde.",
    "Ich empfehle allen das Buch von Frau Seidel.",
    "Quiero retomar mis estudios el año que viene.",
    "Je vais reprendre mes études en septembre.",
    "Fizemos uma pausa para o café.",
    "Ich muss heute noch meine Mutter anrufen.",
    "Ma mère va m'appeler ce soir.",
    "El consejo de administración se reúne mañana.",
    "Os digo la verdad, el lunes fue duro.",
    "Ich melde mich im April zum Kurs an der Uni an.",
    "I'd love to work with Excel and Python one day.",
]


@pytest.mark.parametrize(("text", "want"), ASKED, ids=[text[:40] for text, _ in ASKED])
def test_what_is_plainly_asked_is_read_though_no_mail_asked_for_it(text: str, want: list[str]) -> None:
    found = reading(text)
    assert (names(found), found.certainty) == (want, "sure")


@pytest.mark.parametrize("text", TOLD, ids=[text[:40] for text in TOLD])
def test_what_is_only_told_asks_for_nothing_at_once(text: str) -> None:
    found = reading(text)
    assert not (found.intents and found.certainty == "sure")


def test_a_council_in_the_words_of_a_goal_asks_for_no_advice() -> None:
    found = reading("Quiero añadir otro objetivo: presentar mi candidatura al consejo antes del 15 de mayo.", "goals")
    assert names(found) == ["goal.add"]


def test_who_ends_it_because_the_two_do_not_fit_gives_that_reason() -> None:
    found = reading("Jo and I both feel it's not the right fit. Please end our mentorship.")
    assert dict(found.intents[0].args) == {"reason": "not_working"}


def test_a_denial_before_a_courtesy_does_not_hold_back_what_is_confirmed_anyway() -> None:
    found = reading("It isn't working between us, please close the mentorship.")
    assert (names(found), found.certainty) == (["end"], "confirm")


@pytest.mark.parametrize(
    "text",
    [
        "Mail me my data, please. After that erase my account.",
        "Schickt mir erst meine Daten. Danach löschen Sie bitte alles.",
        "Envoyez-moi d'abord mes données. Ensuite, supprimez mon compte.",
    ],
)
def test_what_is_to_come_after_that_is_read_too(text: str) -> None:
    found = reading(text)
    assert (names(found), found.certainty) == (["export", "erase"], "confirm")

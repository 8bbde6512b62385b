"""What members tell of themselves in Spanish, French, German and Portuguese: room, profile, addresses, goals."""

import pytest

from tests.inbound.sentences import reading


def told(text: str, asked: str = "none", role: str = "mentee") -> list[tuple[str, dict[str, object]]]:
    found = reading(text, asked, role)
    return [(intent.name, dict(intent.args)) for intent in found.intents] if found.certainty == "sure" else []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("A partir de ahora puedo acompañar a tres personas.", 3),
        ("Solo puedo atender a una persona a la vez.", 1),
        ("À partir de maintenant je peux accompagner trois personnes.", 3),
        ("Je ne peux suivre qu'une personne à la fois.", 1),
        ("Ab jetzt kann ich drei Personen begleiten.", 3),
        ("A partir de agora posso acompanhar três pessoas.", 3),
    ],
)
def test_how_many_they_can_take_is_told_freely(text: str, number: int) -> None:
    assert told(text, role="mentor") == [("capacity", {"number": number})]


@pytest.mark.parametrize(
    "text",
    [
        "Sigo disponible, y puedo con tres personas.",
        "Toujours disponible, et je peux prendre trois personnes.",
        "Weiterhin verfügbar, und ich kann drei Leute nehmen.",
        "Continuo disponível, e posso ficar com três pessoas.",
    ],
)
def test_room_for_three_stands_beside_being_available(text: str) -> None:
    assert told(text, "availability", "mentor") == [("available", {}), ("capacity", {"number": 3})]


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("He cambiado de móvil, el nuevo es +34 600 10 20 30", "phone", "+34 600 10 20 30"),
        ("Mi teléfono del perfil está viejo, el nuevo es el 600 10 20 30.", "phone", "600 10 20 30"),
        ("J'ai changé de portable, le nouveau est le +33 6 10 20 30 40", "phone", "+33 6 10 20 30 40"),
        ("Mon téléphone dans le profil n'est plus bon, le nouveau est le 06 10 20 30 40.", "phone", "06 10 20 30 40"),
        ("Meine Telefonnummer im Profil ist veraltet, die neue ist 0170 102030.", "phone", "0170 102030"),
        ("Mudei de telemóvel, o novo é +351 910 203 040", "phone", "+351 910 203 040"),
        ("Mon employeur est désormais Ateliers Grandval.", "employer", "Ateliers Grandval"),
        ("A minha empresa agora é a Oficinas do Cabo.", "employer", "Oficinas do Cabo"),
    ],
)
def test_the_new_value_of_a_profile_is_taken_whole(text: str, field: str, value: str) -> None:
    assert told(text) == [("profile", {"field": field, "value": value})]


@pytest.mark.parametrize(
    "text",
    [
        "Mudei de trabalho: a partir de hoje escrevam-me para lia@cais.example",
        "Desde hoy escribidme a lia@cais.example, el otro ya no lo miro.",
        "Dorénavant écrivez-moi à lia@cais.example, je ne lis plus l'autre.",
        "Ab heute bitte an lia@cais.example schreiben, das andere lese ich nicht mehr.",
    ],
)
def test_where_to_write_from_now_on_is_a_new_address(text: str) -> None:
    (intent,) = reading(text).intents
    assert (intent.name, intent.args) == ("address", {"new": "lia@cais.example"})


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("No quiero recibir más boletines, lo demás sí.", "announcements"),
        ("Plus de circulaires pour moi, le reste oui.", "announcements"),
        ("Keine Rundmails mehr, alles andere gern.", "announcements"),
        ("Não quero mais boletins, o resto sim.", "announcements"),
        ("Bitte die monatlichen Tipps abbestellen", "coaching"),
        ("Quitadme de todas las listas.", "all"),
        ("Streicht mich von allen Listen.", "all"),
        ("Não me escrevam mais, por favor.", "all"),
    ],
)
def test_what_is_to_stop_is_told_apart(text: str, what: str) -> None:
    assert told(text) == [("stop", {"what": what})]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("El primero ya está, el segundo por la mitad.", [("goal.done", 1), ("goal.update", 2)]),
        ("Pasad el 1 al 15 de junio, por favor.", [("goal.update", 1)]),
        ("Décalez le 1 au 15 juin s'il vous plaît.", [("goal.update", 1)]),
        ("Verschiebt die 1 bitte auf den 15. Juni.", [("goal.update", 1)]),
        ("Passem a 1 para 15 de junho, por favor.", [("goal.update", 1)]),
        ("Beim zweiten bin ich im Rückstand, gebt mir bis zum 20. Juni", [("goal.update", 2)]),
        ("Das erste ist geschafft, das zweite zur Hälfte.", [("goal.done", 1), ("goal.update", 2)]),
        ("A primeira já está, a segunda vai a meio.", [("goal.done", 1), ("goal.update", 2)]),
        ("Ziel 1 habe ich erreicht, Ziel 2 möchte ich aufgeben", [("goal.done", 1), ("goal.drop", 2)]),
        ("Atingi a meta 1 e quero abandonar a 2", [("goal.done", 1), ("goal.drop", 2)]),
        ("1: hecho. 2: 40 %. 3: fuera.", [("goal.done", 1), ("goal.update", 2), ("goal.drop", 3)]),
    ],
)
def test_goals_are_told_by_number_and_rank(text: str, names: list[tuple[str, int]]) -> None:
    assert [(name, args["goal"]) for name, args in told(text, "goals")] == names


@pytest.mark.parametrize(
    "text",
    [
        "Prefiero la mía, era más concreta.",
        "Je préfère ma version, elle était plus concrète.",
        "Meine Fassung gefällt mir besser, die war konkreter.",
        "Prefiro a minha versão, era mais concreta.",
    ],
)
def test_whose_own_wording_was_better_does_not_accept_the_other(text: str) -> None:
    assert [name for name, _ in told(text, "wording")] == ["decline"]


@pytest.mark.parametrize(
    "text",
    [
        "Le agradezco que haya pensado en mí, pero su campo me queda muy lejos.",
        "Merci d'avoir pensé à moi, mais son domaine est trop éloigné du mien.",
        "Danke, dass Sie an mich gedacht haben, aber ihr Fach liegt mir zu fern.",
        "Este trimestre imposible: tengo tres tesis que dirigir.",
    ],
)
def test_a_field_too_far_away_declines(text: str) -> None:
    assert [name for name, _ in told(text, "request", "mentor")] == ["decline"]


def test_getroffen_with_the_denial_at_its_end_is_not_met() -> None:
    found = reading("Getroffen haben wir uns im Februar jedenfalls leider nicht.", "checkin")
    assert [intent.name for intent in found.intents] != ["met"]


@pytest.mark.parametrize(
    ("text", "score"),
    [
        ("Le daría un 4, faltó algo de estructura.", 4),
        ("Je mettrais 4, il manquait un peu de structure.", 4),
        ("Ich würde eine 4 geben, es fehlte etwas Struktur.", 4),
        ("Dava um 4, faltou alguma estrutura.", 4),
    ],
)
def test_a_score_is_given_in_a_sentence(text: str, score: int) -> None:
    ((name, args),) = told(text, "survey")
    assert (name, args["score"]) == ("rate", score)


@pytest.mark.parametrize(
    "text",
    [
        "Busco a alguien que me guíe en el mundo del cine.",
        "Je cherche quelqu'un pour me guider dans le cinéma.",
        "Ich suche jemanden, der mich in der Filmbranche begleitet.",
        "Procuro alguém que me oriente no mundo do cinema.",
    ],
)
def test_who_looks_for_a_guide_joins_as_a_mentee(text: str) -> None:
    assert told(text, "call", "none") == [("join", {"role": "mentee"})]

"""What the whole reply tells beside its intent: what is kept out of the talks, why it ends, from when one is free."""

import pytest

from tests.inbound.sentences import names, reading


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("We've agreed: once a month, one hour, at the library. We keep pay rises out of it.", "pay rises"),
        ("Wir haben vereinbart: alle zwei Wochen, 60 Minuten. Über Gehälter reden wir nicht.", "gehälter"),
        ("Hemos acordado: una vez al mes, una hora, en la biblioteca. De la familia no hablamos.", "familia"),
        ("Nous avons convenu : tous les mois, une heure, par Zoom. On laisse les salaires de côté.", "salaires"),
        ("Combinamos: uma vez por mês, uma hora, no café. O salário fica de fora.", "salário"),
    ],
)
def test_what_is_kept_out_of_the_talks_is_a_term_of_the_agreement(text: str, words: str) -> None:
    found = reading(text, "session")
    assert names(found) == ["agree"]
    assert words in str(found.intents[0].args["out_of_bounds"]).lower()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("You can end my mentorship, we hit every one of our goals.", "goals_met"),
        ("Please end the mentorship. We ticked off all our goals.", "goals_met"),
        ("Please end the mentorship. We never reached our goals.", None),
    ],
)
def test_a_mentorship_ends_for_goals_that_were_met_only_where_they_were(text: str, reason: str | None) -> None:
    found = reading(text)
    assert names(found) == ["end"]
    assert found.intents[0].args.get("reason") == reason


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("Not at the moment. I can take someone again from 1 August.", "2026-08-01"),
        ("I'm not. From 1 July I will be.", "2026-07-01"),
        ("From September I can take a mentee again.", "2026-09"),
        ("Ahora no. A partir del 1 de junio sí.", "2026-06-01"),
    ],
)
def test_who_is_free_from_a_day_on_is_not_until_then(text: str, until: str) -> None:
    found = reading(text, "availability", "mentor")
    assert names(found) == ["unavailable"]
    assert found.intents[0].args["until"] == until


def test_free_from_monday_to_friday_is_free_now() -> None:
    assert "unavailable" not in names(reading("I'm available from Monday to Friday.", "availability", "mentor"))

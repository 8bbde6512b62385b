"""What is told, aimed at or added to a day beside what is asked of the service, in strangers' words."""

import pytest

from tests.inbound.sentences import names, reading


@pytest.mark.parametrize(
    ("asked", "text", "wanted", "until"),
    [
        ("none", "Please pause us until 1 June, when my exams are over.", "pause", "2026-06-01"),
        ("none", "Bitte pausiert unser Mentoring bis 15. Mai, wenn wir wieder im Hafen sind.", "pause", "2026-05-15"),
        ("none", "Pausen la mentoría hasta el 15 de mayo, cuando hayamos vuelto a puerto.", "pause", "2026-05-15"),
        ("request", "Ask me again on 4 May, when the budget is through.", "remind_later", "2026-05-04"),
        ("request", "Erinnern Sie mich bitte am 16. März, wenn die Prüfer weg sind.", "remind_later", "2026-03-16"),
        ("request", "Rappelez-moi le 16 mars, quand il sera parti.", "remind_later", "2026-03-16"),
        ("request", "Lembrem-me a 16 de março, quando os auditores tiverem ido embora.", "remind_later", "2026-03-16"),
    ],
)
def test_what_tells_more_of_a_day_is_no_condition(asked: str, text: str, wanted: str, until: str) -> None:
    found = reading(text, asked, "mentor")
    assert [(intent.name, intent.args.get("until")) for intent in found.intents] == [(wanted, until)]
    assert found.certainty == "sure"


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("none", "End our mentorship on 15 May, when she has agreed."),
        ("renewal", "Renew us on 1 April, once she agrees."),
        ("none", "When he has answered, pause us until 15 May."),
        ("request", "I'll accept on 16 March, when the auditors have gone home."),
    ],
)
def test_a_day_does_not_lift_what_waits_for_somebody(asked: str, text: str) -> None:
    assert reading(text, asked).certainty != "sure"


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("goals", "I'll have one of my own, too: get through a whole call without giving advice, by 1 June."),
        ("goals", "Mine for spring: unsubscribe from ten newsletters."),
        ("goals", "New goal: no more announcements without a draft, by May."),
        ("goals", "Mi objetivo: no mandar más correos por la noche, hasta junio."),
        ("goals", "J'en ai un aussi : finir une séance sans coaching, d'ici juin."),
        ("goals", "Für mich auch eins: eine Sitzung ohne Coaching überstehen, bis 1. Juni."),
        ("goals", "O meu objetivo: passar uma reunião sem coaching, até junho."),
        ("checkin", "We met. My own exercise was to get through it without giving advice."),
        ("checkin", "Her homework for me: no more coaching my sister."),
        ("none", "We spent the hour on how to end the newsletter my boss loves."),
        ("none", "At work we now do without announcements."),
        ("session", "Objective: learn to end calls on time and stop sending mails at night."),
    ],
)
def test_words_of_an_aim_or_a_story_stop_no_mail(asked: str, text: str) -> None:
    assert "stop" not in names(reading(text, asked))


@pytest.mark.parametrize(
    "text",
    [
        "I'd like to stay, but without the coaching mails please.",
        "We met on Monday, and please stop the coaching mails.",
        "Sin consejos mensuales, por favor.",
        "Ich bleibe gern, aber ohne Newsletter bitte.",
        "no moar anouncments thx, jst my own mentee stuff",
    ],
)
def test_mails_that_are_refused_in_so_many_words_stop(text: str) -> None:
    found = reading(text, "none")
    assert ("stop" in names(found), found.certainty) == (True, "sure")


@pytest.mark.parametrize(
    "text",
    [
        "I'd hold off on calling it reached.",
        "By my reckoning the last section is still unwritten.",
        "I was surprised, by my count there are still two chapters missing.",
        "Faltan todavía dos capítulos, según mis cuentas.",
        "Esperaría antes de darlo por conseguido, le falta una presentación.",
        "Nach meiner Rechnung fehlen noch zwei Kapitel.",
        "Eu esperaria antes de dizer que está feito, faltam duas apresentações.",
    ],
)
def test_what_is_missing_keeps_a_goal_open(text: str) -> None:
    assert names(reading(text, "achieved")) == ["goal.reopen"]


@pytest.mark.parametrize(
    "text",
    [
        "Sounds great, looking forward to it!",
        "Klingt gut, ich freue mich darauf!",
        "C'est parfait, merci infiniment et à bientôt !",
        "Está perfeito, muito obrigada e até breve!",
    ],
)
def test_pleasure_alone_asks_for_nothing_where_nothing_was_asked(text: str) -> None:
    found = reading(text, "none")
    assert (names(found), found.certainty) == ([], "sure")
    assert reading("Count me in!", "none").certainty == "unsure"


@pytest.mark.parametrize(
    ("asked", "text", "wanted"),
    [
        ("request", "Yes, he rang me last week. I'm afraid I have to decline.", "decline"),
        ("request", "Ja, sie hat mir auch geschrieben. Leider muss ich absagen.", "decline"),
        ("request", "Oui, elle m'a écrit aussi. Mais je dois refuser.", "decline"),
        ("request", "Keine Ursache, und ja, ich nehme sie gern unter meine Fittiche.", "accept"),
        ("request", "No hay problema, y sí, la tomo bajo mi ala.", "accept"),
        ("confirm", "CANCEL, please. We have talked it out.", "cancel"),
        ("confirm", "CANCELAR, por favor. Lo hemos hablado.", "cancel"),
        ("release", "Kindly let my profile stay where it is.", "keep"),
        ("release", "Lassen Sie mein Profil bitte stehen, wo es ist.", "keep"),
        ("checkin", "We just didn't get to sit down in February.", "not_met"),
        ("none", "Could I see everything that Ana and I have logged since September?", "history"),
        ("none", "Kann ich alles sehen, was Jonas und ich seit Mai eingetragen haben?", "history"),
    ],
)
def test_a_plain_answer_beside_other_words_stands(asked: str, text: str, wanted: str) -> None:
    found = reading(text, asked, "mentor")
    assert (names(found), found.certainty) == ([wanted], "sure")


@pytest.mark.parametrize(
    "text",
    [
        "Ich nehme gerade niemanden unter meine Fittiche.",
        "Keine Ursache, aber nein, ich kann niemanden unter meine Fittiche nehmen.",
        "Je ne la prends pas sous mon aile.",
        "Não ponho ninguém debaixo da minha asa.",
        "Yes, she wrote to me herself.",
    ],
)
def test_who_takes_nobody_under_a_wing_accepts_nobody(text: str) -> None:
    found = reading(text, "request", "mentor")
    assert "accept" not in names(found) or found.certainty != "sure"


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("We kept our usual hour on Tuesday.", 60),
        ("Wir hatten am Dienstag unsere Stunde.", 60),
        ("Tivemos a nossa hora na quinta.", 60),
        ("Two hours on Saturday, soup included. Goal 3 is finished as well.", 120),
        ("Eine Stunde am Freitag. Ziel 2 ist erreicht.", 60),
    ],
)
def test_how_long_a_meeting_was_is_told_in_passing(text: str, minutes: int) -> None:
    met = next(intent for intent in reading(text, "checkin").intents if intent.name == "met")
    assert met.args == {"minutes": minutes}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("En mi perfil, en empresa, pongan Talleres Vega.", "Talleres Vega"),
        ("In my profile, under employer, please put Harland & Sons.", "Harland & Sons"),
        ("The affiliation in my profile must now be University of Tartu.", "University of Tartu"),
        ("Meine Zugehörigkeit im Profil lautet jetzt Universität Graz.", "Universität Graz"),
    ],
)
def test_a_field_is_named_before_its_value(text: str, value: str) -> None:
    found = reading(text, "none")
    assert [(intent.name, intent.args.get("value")) for intent in found.intents] == [("profile", value)]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Oui, toujours partante, et je peux même prendre deux personnes.", 2),
        ("Sí, disponible, e incluso puedo llevar a tres personas.", 3),
        ("Sim, e posso até acompanhar duas pessoas.", 2),
    ],
)
def test_how_many_can_be_taken_stands_beside_being_available(text: str, number: int) -> None:
    found = reading(text, "availability", "mentor")
    assert names(found) == ["available", "capacity"]
    assert found.intents[1].args == {"number": number}


@pytest.mark.parametrize(
    "text",
    [
        "I regret, no. Kindly put me besides on unavailable until 1 May.",
        "Leider nein. Setzen Sie mich bitte bis 1. Mai auf nicht verfügbar.",
        "Infelizmente não posso. Ponham-me também como indisponível até 1 de maio.",
    ],
)
def test_who_declines_can_be_unavailable_until_a_day(text: str) -> None:
    found = reading(text, "request", "mentor")
    assert names(found) == ["decline", "unavailable"]
    assert found.intents[1].args == {"until": "2026-05-01"}


@pytest.mark.parametrize(
    ("asked", "text", "wanted"),
    [
        ("release", "You may strike me off and let another lady have the place.", ("leave", "confirm")),
        ("none", "You may stop the announcements, thank you.", ("stop", "sure")),
    ],
)
def test_a_permission_to_the_service_is_a_request(asked: str, text: str, wanted: tuple[str, str]) -> None:
    found = reading(text, asked)
    assert (names(found), found.certainty) == ([wanted[0]], wanted[1])
    assert names(reading("You may end up regretting it.", asked)) == []


@pytest.mark.parametrize(
    "text",
    [
        "The next thing: stop the monthly tips.",
        "I had to laugh at the last one, but stop the newsletters.",
        "I would prefer to go without the monthly tips.",
        "Pour moi, plus de newsletter, merci.",
        "Para mim, chega de circulares.",
    ],
)
def test_a_request_that_begins_like_a_story_is_a_request(text: str) -> None:
    found = reading(text, "none")
    assert (names(found), found.certainty) == (["stop"], "sure")

"""What administrators decide: verbs and words with their items, ranges, exceptions, corrections, people by name."""

import pytest

from inbound.read import Reading
from tests.inbound.sentences import reading


def told(found: Reading) -> list[tuple[str, dict[str, object]]]:
    """What a reading would do; nothing where it asks back."""
    return [(intent.name, dict(intent.args)) for intent in found.intents] if found.certainty != "unsure" else []


@pytest.mark.parametrize(
    ("text", "decided"),
    [
        ("yes to 1 and 3, no to 2", [("approve", {"items": [1, 3]}), ("reject", {"items": [2]})]),
        (
            "1 ja, 2 nein, 3 warten",
            [("approve", {"items": [1]}), ("reject", {"items": [2]}), ("later", {"items": [3]})],
        ),
        ("Bitte lehne 3 ab und nimm 4 an.", [("reject", {"items": [3]}), ("approve", {"items": [4]})]),
        ("lehnen Sie Nummer 2 ab", [("reject", {"items": [2]})]),
        ("No to 4.", [("reject", {"items": [4]})]),
        ("number 6 is fine by me", [("approve", {"items": [6]})]),
        ("7: she's fine, let her in", [("approve", {"items": [7]})]),
        ("approve 2. I have rejected 3 before, by the way", [("approve", {"items": [2]})]),
        ("hold 4 and 5, approve the others", [("later", {"items": [4, 5]}), ("approve", {"items": "rest"})]),
        ("approve everything except 3 and 4, those two reject", [("approve", {"items": "all", "except": [3, 4]})]),
        ("OK 1-5 but not 3", [("approve", {"items": [1, 2, 4, 5]})]),
        ("approve 1\nno wait, I meant 2", [("approve", {"items": [2]})]),
        ("please call the mentor in 4", [("call", {"items": [4]})]),
        ("give 4 a call", [("call", {"items": [4]})]),
        ("give them both in 6 a nudge please", [("remind", {"items": [6]})]),
        ("2 gets my blessing", [("approve", {"items": [2]})]),
        ("Valide la 3 et relance la 5, merci", [("approve", {"items": [3]}), ("remind", {"items": [5]})]),
        (
            "refuse le 2 : il n'est plus salarié chez nous",
            [("reject", {"items": [2], "reason": "il n'est plus salarié chez nous"})],
        ),
        ("je refuse la 2 et j'accepte la 3", [("reject", {"items": [2]}), ("approve", {"items": [3]})]),
        ("on garde la 4 pour plus tard", [("later", {"items": [4]})]),
        ("Terminez la 6, ils se sont mis d'accord.", [("end", {"items": [6]})]),
        ("prolonger la 3 jusqu'au 30 juin", [("extend", {"items": [3], "until": "2026-06-30"})]),
        (
            "aprueba la 1 y rechaza la 2, que ya no trabaja aquí",
            [("approve", {"items": [1]}), ("reject", {"items": [2], "reason": "que ya no trabaja aquí"})],
        ),
        ("la 3 sí, la 4 no", [("approve", {"items": [3]}), ("reject", {"items": [4]})]),
        ("recuérdales a las 5 y 6", [("remind", {"items": [5, 6]})]),
        ("1 e 2 sim, 3 não", [("approve", {"items": [1, 2]}), ("reject", {"items": [3]})]),
        ("genehmige alle außer 2", [("approve", {"items": "all", "except": [2]})]),
        ("alles genehmigen", [("approve", {"items": "all"})]),
        ("5 bitte bis Ende Juni verlängern", [("extend", {"items": [5], "until": "2026-06-30"})]),
        ("gib in 4 die Mentorin frei", [("free", {"items": [4]})]),
        (
            "answer 3: yes you may. Approve all costs up to 20 euros.",
            [("answer", {"items": [3], "text": "yes you may\nApprove all costs up to 20 euros"})],
        ),
        ("reply to 4: we meet at 5", [("answer", {"items": [4], "text": "we meet at 5"})]),
        (
            "#2 approve\n#3 reject - wrong address",
            [("approve", {"items": [2]}), ("reject", {"items": [3], "reason": "wrong address"})],
        ),
        ("aproove 2, rejecct 4", [("approve", {"items": [2]}), ("reject", {"items": [4]})]),
        ("1 👍 2 👎", [("approve", {"items": [1]}), ("reject", {"items": [2]})]),
        ("two and four are fine", [("approve", {"items": [2, 4]})]),
        ("all good, approve all", [("approve", {"items": "all"})]),
        ("rest can wait", [("later", {"items": "rest"})]),
        ("1, 2: approve / 3: reject", [("approve", {"items": [1, 2]}), ("reject", {"items": [3]})]),
        ("next candidate for 4 please", [("next", {"items": [4]})]),
        ("show me 7", [("show", {"item": 7})]),
        ("4: rematch both", [("rematch", {"items": [4]})]),
        ("undo my last answer", [("undo", {})]),
        ("snooze 3 for two weeks", [("snooze", {"items": [3], "until": "2026-03-16"})]),
        ("ignore 3, it will sort itself out", [("snooze", {"items": [3]})]),
        (
            "Accept 9, and would you extend 10 by two months?",
            [("approve", {"items": [9]}), ("extend", {"items": [10], "until": "2026-05-02"})],
        ),
        (
            "reject 2 and 4 because they applied twice, everyone else is in",
            [("reject", {"items": [2, 4], "reason": "they applied twice"}), ("approve", {"items": "rest"})],
        ),
        ("close 5", [("end", {"items": [5]})]),
        (
            "aprueba 2, ignora 4 hasta el 15 de marzo",
            [("approve", {"items": [2]}), ("snooze", {"items": [4], "until": "2026-03-15"})],
        ),
        ("1-6 ok except 2 and 4", [("approve", {"items": [1, 3, 5, 6]})]),
        ("8 - end, they wrote to me", [("end", {"items": [8]})]),
        ("4: call him", [("call", {"items": [4]})]),
        ("all yes", [("approve", {"items": "all"})]),
        ("yes to all", [("approve", {"items": "all"})]),
        ("open until 1 May", [("open", {"until": "2026-05-01"})]),
        ("close", [("close", {})]),
        ("the rest is fine", [("approve", {"items": "rest"})]),
        ("3 ok, rest no", [("approve", {"items": [3]}), ("reject", {"items": "rest"})]),
        (
            "approve 1. Reject 2. Hold 3.",
            [("approve", {"items": [1]}), ("reject", {"items": [2]}), ("later", {"items": [3]})],
        ),
        (
            "1. ok\n2. ok\n3. not her",
            [("approve", {"items": [1]}), ("approve", {"items": [2]}), ("reject", {"items": [3]})],
        ),
        ("Nos 1 to 3 are approved, 4 is turned down", [("approve", {"items": [1, 2, 3]}), ("reject", {"items": [4]})]),
        ("please go ahead with 2 and 6", [("approve", {"items": [2, 6]})]),
        ("Please tell 5 that we open in May.", [("answer", {"items": [5], "text": "we open in May"})]),
        ("4: answer yes, bring the dog", [("answer", {"items": [4], "text": "answer yes, bring the dog"})]),
        ("extend 3 by six months", [("extend", {"items": [3], "until": "2026-09-02"})]),
        ("approve one and three", [("approve", {"items": [1, 3]})]),
        ("reject the second one, she has moved away", [("reject", {"items": [2], "reason": "she has moved away"})]),
        ("Die 3 bitte noch nicht.", [("later", {"items": [3]})]),
        ("5 erinnern, 6 beenden", [("remind", {"items": [5]}), ("end", {"items": [6]})]),
        ("zu 2: ja, zu 3: nein", [("approve", {"items": [2]}), ("reject", {"items": [3]})]),
        ("Nummer 7 kann rein.", [("approve", {"items": [7]})]),
        ("rejeitar o 2 porque já não é sócio", [("reject", {"items": [2], "reason": "já não é sócio"})]),
        ("o 3 fica para depois", [("later", {"items": [3]})]),
        ("encerrar a 5", [("end", {"items": [5]})]),
        ("prorroguem a 4 até 31 de julho", [("extend", {"items": [4], "until": "2026-07-31"})]),
        ("relancez les 3 et 4", [("remind", {"items": [3, 4]})]),
        ("on valide tout sauf la 3", [("approve", {"items": "all", "except": [3]})]),
        ("tout valider", [("approve", {"items": "all"})]),
    ],
)
def test_each_item_is_decided_as_it_was_said(text: str, decided: list[tuple[str, dict[str, object]]]) -> None:
    assert told(reading(text, "digest", "admin")) == decided


@pytest.mark.parametrize(
    "text",
    [
        "3, I asked her twice, no answer",
        "6 was approved last week",
        "I already approved 2 and 3",
        "nothing for 4 yet, still waiting for the references",
        "Is 3 the one I rejected before?",
        "not 3",
        "If the committee agrees, approve 1.",
        "approve 1 unless Tom objects",
        "Ana told me to approve 3",
        "I'm thinking of rejecting 4",
        "I would approve 4 but I don't know her",
        "never approve 5",
        "don't reject 3 yet",
        "maybe reject 2?",
        "do I need to approve 2?",
        "what happens if I reject 2?",
        "I met two mentors yesterday and they are fine",
        "I can approve 3 only when the fee is paid",
        "All good, thanks!",
        "Everything is fine, thank you.",
        "both fine",
        "Everyone is welcome at the dinner.",
        "Nothing to approve today I see.",
        "We are 4 people at the desk now.",
        "Room 3 is fine for the meeting.",
        "See you at 5, ok?",
        "My extension is 4.",
        "Number 3 and 4 are friends of mine, so I'd rather not decide.",
        "Approve 2? Not sure.",
        "approve 2 but only if the fee is in",
    ],
)
def test_what_is_asked_hoped_doubted_or_only_told_decides_nothing(text: str) -> None:
    assert told(reading(text, "digest", "admin")) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Could you let all members know that the office is closed on Friday?", ["announce"]),
        ("Bitte teilt allen mit, dass das Treffen am Freitag ausfällt.", ["announce"]),
        ("Annonce : la soirée est reportée au 12 mars.", ["announce"]),
        ("Avisem todos que a sala mudou.", ["announce"]),
        ("Comunicad a todos los mentores que la sala ha cambiado", ["announce"]),
        ("Emparejad a Lucía Prieto con Tomás Vidal.", ["match"]),
        ("Jumelez Claire Roux et Hugo Petit s'il vous plaît.", ["match"]),
        ("Bitte Frau Kern mit Herrn Adeyemi zusammenbringen.", ["match"]),
        ("Junte a Rita Gomes com o Paulo Lima.", ["match"]),
        ("Schlagt Nora Weiß für Emil Kraus vor.", ["propose"]),
        ("Propose Claire Roux à Hugo Petit", ["propose"]),
        ("Ouvrez les candidatures jusqu'au 30 avril", ["open"]),
        ("Bewerbungsphase bitte bis Ende April öffnen", ["open"]),
        ("once a week is enough for the digest", ["frequency"]),
        ("Send me the summary every Monday only", ["frequency"]),
        ("Die Übersicht bitte nur noch wöchentlich.", ["frequency"]),
        ("Ladet bitte k.lang@werk.example als Mentorin ein.", ["invite"]),
        ("How many mentors do we have in Lyon?", ["stats"]),
        ("wie viele Tandems laufen gerade?", ["stats"]),
        ("find somebody who knows tax law", ["find"]),
        ("undo that", ["undo"]),
    ],
)
def test_commands_that_name_people_or_the_call_are_read_in_five_languages(text: str, names: list[str]) -> None:
    assert [name for name, _ in told(reading(text, "none", "admin"))] == names

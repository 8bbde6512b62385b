"""In Spanish, French, German and Portuguese: what is reported, conditional, asked or doubted never acts by itself."""

from datetime import date

import pytest

from inbound.read import Context, read_text
from mailflow.domain.intents import DESTRUCTIVE

TODAY = date(2026, 3, 2)
TOPICS_ASKED = ("request", "release", "followup", "none", "goals")
PHRASES = {
    "es": (
        "acepto",
        "acepto la propuesta",
        "lo acompañaré con gusto",
        "rechazo la propuesta",
        "no puedo aceptar",
        "retiro mi solicitud",
        "quiero darme de baja",
        "dejo el programa",
        "elimina el objetivo 2",
        "me quedo con la plaza",
        "con mucho gusto",
        "adelante",
        "prefiero otra persona",
        "mi agenda está llena",
        "no me enviéis más correos",
    ),
    "fr": (
        "j'accepte",
        "j'accepte la proposition",
        "je l'accompagnerai avec plaisir",
        "je refuse",
        "je ne peux pas accepter",
        "je retire ma demande",
        "je quitte le programme",
        "supprimez l'objectif 2",
        "je prends la place",
        "avec grand plaisir",
        "allons-y",
        "je préfère quelqu'un d'autre",
        "mon agenda est plein",
        "ne m'envoyez plus de mails",
    ),
    "de": (
        "ich nehme an",
        "ich nehme den Vorschlag an",
        "das übernehme ich gern",
        "ich lehne ab",
        "ich kann das nicht annehmen",
        "ich ziehe meine Anfrage zurück",
        "ich verlasse das Programm",
        "Ziel 2 streichen",
        "ich nehme den Platz",
        "mit Vergnügen",
        "los geht's",
        "lieber jemand anderen",
        "mein Kalender ist voll",
        "keine Mails mehr",
    ),
    "pt": (
        "aceito",
        "aceito a proposta",
        "acompanho-a com muito gosto",
        "recuso a proposta",
        "não posso aceitar",
        "retiro o meu pedido",
        "deixo o programa",
        "apaguem a meta 2",
        "fico com a vaga",
        "com todo o gosto",
        "vamos a isso",
        "prefiro outra pessoa",
        "a minha agenda está cheia",
        "não me mandem mais emails",
    ),
}
FRAMES = {
    "es": (
        "Mi hermana dice que {}.",
        "Si cambia el horario, {}.",
        "¿Y si {}?",
        "No sé si {}.",
        "Quizá {}, lo estoy pensando.",
        "El año pasado dije: {}.",
        "Según Marta, {}.",
        "Nunca diría que {}.",
        "Vuestro correo dice «{}».",
        "A menos que llueva, {}.",
        "Estoy dudando: {}?",
        "Carlos me pidió que escriba que {}.",
        "Cuando lo confirme mi jefa, {}.",
        "Imaginaos que digo {}.",
        "No quiero decir que {}.",
    ),
    "fr": (
        "Ma sœur dit que {}.",
        "Si mes horaires changent, {}.",
        "Et si {} ?",
        "Je ne sais pas si {}.",
        "Peut-être que {}, j'hésite.",
        "L'an dernier, j'avais répondu : {}.",
        "D'après Marie, {}.",
        "Je ne dirais jamais que {}.",
        "Votre mail dit « {} ».",
        "À moins qu'il pleuve, {}.",
        "Dois-je écrire que {} ?",
        "Paul m'a demandé d'écrire que {}.",
        "Dès que mon chef est d'accord, {}.",
        "Imaginons que {}.",
    ),
    "de": (
        "Meine Schwester sagt, {}.",
        "Wenn sich mein Dienstplan ändert, {}.",
        "Was wäre, wenn es heißt: {}?",
        "Ich weiß nicht, ob ich sagen soll: {}.",
        "Vielleicht: {}, ich überlege noch.",
        "Letztes Jahr habe ich geschrieben: {}.",
        "Laut Maria: {}.",
        "In Ihrer Mail steht „{}“.",
        "Falls es regnet: {}.",
        "Soll ich schreiben: {}?",
        "Paul hat mich gebeten zu schreiben: {}.",
        "Sobald mein Chef zustimmt: {}.",
        "Angenommen, ich sage: {}.",
    ),
    "pt": (
        "A minha irmã diz que {}.",
        "Se o horário mudar, {}.",
        "E se {}?",
        "Não sei se {}.",
        "Talvez {}, estou a pensar.",
        "No ano passado eu disse: {}.",
        "Segundo a Maria, {}.",
        "Nunca diria que {}.",
        "O vosso email diz «{}».",
        "A não ser que chova, {}.",
        "Devo escrever que {}?",
        "O Paulo pediu-me para escrever que {}.",
        "Quando o meu chefe confirmar, {}.",
        "Imaginem que {}.",
    ),
}


@pytest.mark.parametrize(
    ("language", "frame"), [(language, frame) for language in FRAMES for frame in FRAMES[language]]
)
def test_words_that_do_not_plainly_ask_act_on_nothing(language: str, frame: str) -> None:
    acted = [
        (asked, text, intent.name)
        for asked in TOPICS_ASKED
        for phrase in PHRASES[language]
        for text in (frame.format(phrase),)
        for found in (read_text(text, Context(asked=asked, role="mentor", now=TODAY)),)
        for intent in found.intents
        if found.certainty == "sure" and intent.name in DESTRUCTIVE
    ]
    assert acted == []


@pytest.mark.parametrize("language", PHRASES)
def test_the_same_words_said_plainly_are_read(language: str) -> None:
    silent = [
        phrase
        for phrase in PHRASES[language]
        if not any(
            read_text(phrase, Context(asked=asked, role="mentor", now=TODAY)).intents
            for asked in ("request", "none", "place", "followup", "goals", "release")
        )
    ]
    assert silent == []

"""Nothing destructive by mistake: accepted phrases in sentences that do not plainly ask for them, in five languages."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from inbound.read import Context, Reading, read_text
from mailflow.domain.intents import ALWAYS_CONFIRMED, DESTRUCTIVE

TODAY = date(2026, 3, 2)
LONG = 60_000


@dataclass(frozen=True)
class Tongue:
    """A language: phrases that ask for something destructive, by topic, and the frames that take their force away."""

    plain: Mapping[str, tuple[tuple[str, str], ...]]
    frames: tuple[str, ...]
    openings: tuple[str, ...]
    closings: tuple[str, ...]


ENGLISH = Tongue(
    {
        "request": (
            ("i accept", "accept"),
            ("i'll take her on", "accept"),
            ("i'd be glad to mentor him", "accept"),
            ("count me in", "accept"),
            ("i decline", "decline"),
            ("i have to say no", "decline"),
            ("i'll pass", "decline"),
            ("i can't take anyone on", "decline"),
        ),
        "place": (("i'll take it", "accept"), ("give my place to somebody else", "decline")),
        "membership": (("i'm leaving the programme", "leave"), ("i won't be renewing", "leave")),
        "goals": (("drop goal 2", "goal.drop"),),
        "none": (
            ("please withdraw my request", "withdraw"),
            ("please end our mentorship", "end"),
            ("unsubscribe me from everything", "stop"),
            ("delete all my data", "erase"),
            ("i want to leave the programme", "leave"),
        ),
    },
    (
        "If nothing changes by May, {}.",
        "Unless she calls me this week, {}.",
        "Provided that my manager agrees, {}.",
        "Should I say “{}”?",
        "What happens when I write that {}?",
        "Would it be wise to say {}?",
        "My boss said {}.",
        "Ana told me that {}.",
        "He says {}, but I don't know.",
        "According to my husband, {}.",
        "Maybe {}, I'm still thinking about it.",
        "Perhaps {}.",
        "I was wondering whether {}.",
        "I'm not sure whether {}.",
        "I never said that {}.",
        "I don't want to say {}.",
        "I nearly wrote: {}.",
        'Your mail says "{}". I read it twice.',
        "What would it mean if {}?",
        "I might say one day: {}.",
        "Suppose {}, what then?",
        "Once her manager has agreed, {}.",
        "When my thesis is done, {}.",
        "As soon as the exams are over, {}.",
        "Had I more time, {}.",
        "It would be easy to write: {}.",
        "I told my husband that {}.",
        "You could say: {}.",
        "I told my brother to write: {}.",
        "My boss wants me to say {}, I don't.",
        "Had you asked me in May, I might have said: {}.",
        "I hoped to be able to write: {}.",
    ),
    ("", "Hello!\n\n", "Dear team,\n\n", "Hi Olga,\n", "Good morning everybody,\n\n"),
    ("", "\n\nBest wishes,\nAna", "\n\nThanks,\nTom Baker\nStop Smoking Clinic, Leeds", "\n\nSent from my iPhone"),
)
SPANISH = Tongue(
    {
        "request": (("acepto", "accept"), ("no puedo aceptar", "decline"), ("rechazo la solicitud", "decline")),
        "none": (("retiro mi solicitud", "withdraw"), ("quiero dejar el programa", "leave")),
    },
    (
        "Si nada cambia en mayo, {}.",
        "A menos que me llame esta semana, {}.",
        "¿Debería decir que {}?",
        "¿Qué pasa si {}?",
        "Mi jefe dice que {}.",
        "Ana me dijo que {}.",
        "Quizás {}, todavía lo estoy pensando.",
        "Tal vez {}.",
        "Nunca he dicho que {}.",
        "No sé si {}.",
        "Su correo dice «{}».",
    ),
    ("", "Hola:\n\n", "Buenos días,\n\n"),
    ("", "\n\nUn saludo,\nAna", "\n\nEnviado desde mi iPhone"),
)
FRENCH = Tongue(
    {
        "request": (("j'accepte", "accept"), ("je refuse la demande", "decline"), ("je dois décliner", "decline")),
        "none": (("je retire ma demande", "withdraw"), ("je quitte le programme", "leave")),
    },
    (
        "Si rien ne change d'ici mai, {}.",
        "À moins qu'elle ne m'appelle, {}.",
        "Dois-je dire que {} ?",
        "Que se passe-t-il si {} ?",
        "Mon chef dit que {}.",
        "Ana m'a dit que {}.",
        "Peut-être que {}, j'y réfléchis encore.",
        "Je n'ai jamais dit que {}.",
        "Je ne sais pas si {}.",
        "Votre message dit « {} ».",
    ),
    ("", "Bonjour,\n\n", "Chère équipe,\n\n"),
    ("", "\n\nBien à vous,\nAna", "\n\nEnvoyé de mon iPhone"),
)
GERMAN = Tongue(
    {
        "request": (("ich nehme an", "accept"), ("ich lehne ab", "decline"), ("ich muss absagen", "decline")),
        "none": (("ich ziehe meine Anfrage zurück", "withdraw"), ("ich verlasse das Programm", "leave")),
    },
    (
        "Wenn sich bis Mai nichts ändert: {}.",
        "Falls sie nicht anruft, {}.",
        "Soll ich sagen: {}?",
        "Was passiert, wenn ich sage: {}?",
        "Mein Chef sagt, {}.",
        "Ana hat gesagt, {}.",
        "Vielleicht {}, ich überlege noch.",
        "Eventuell {}.",
        "Ich habe nie gesagt: {}.",
        "Ich weiß nicht, ob {}.",
        "In Ihrer Mail steht „{}“.",
    ),
    ("", "Hallo,\n\n", "Guten Tag,\n\n"),
    ("", "\n\nViele Grüße\nAna", "\n\nVon meinem iPhone gesendet"),
)
PORTUGUESE = Tongue(
    {
        "request": (("aceito", "accept"), ("recuso o pedido", "decline"), ("tenho de recusar", "decline")),
        "none": (("retiro o meu pedido", "withdraw"), ("quero sair do programa", "leave")),
    },
    (
        "Se nada mudar até maio, {}.",
        "A não ser que ela ligue, {}.",
        "Devo dizer que {}?",
        "O que acontece se {}?",
        "O meu chefe diz que {}.",
        "A Ana disse que {}.",
        "Talvez {}, ainda estou a pensar.",
        "Nunca disse que {}.",
        "Não sei se {}.",
        "O vosso email diz “{}”.",
    ),
    ("", "Olá,\n\n", "Bom dia,\n\n"),
    ("", "\n\nCumprimentos,\nAna", "\n\nEnviado do meu iPhone"),
)
TONGUES = (ENGLISH, SPANISH, FRENCH, GERMAN, PORTUGUESE)
QUOTES = (
    "\n\nOn Mon, 2 Mar 2026 at 09:14, Lantern <post@lantern.example> wrote:\n> {}\n",
    "\n\nEl lun, 2 mar 2026 a las 9:14, Lantern (<post@lantern.example>) escribió:\n\n> {}\n",
    "\n\nLe lun. 2 mars 2026 à 09:14, Lantern <post@lantern.example> a écrit :\n\n> {}\n",
    "\n\nAm 02.03.2026 um 09:14 schrieb Lantern <post@lantern.example>:\n\n> {}\n",
    "\n\n-- \nAna Duarte\n{}\n",
    "\n\n________________________________\nFrom: Lantern <post@lantern.example>\nTo: Ana\nSubject: a question\n\n{}\n",
)
SMALL_TALK = (
    "Thanks, see you on Tuesday!",
    "No problem, I'll ask Tom instead.",
    "What a lovely evening that was.",
    "Merci beaucoup, à bientôt !",
    "Vielen Dank und bis bald!",
    "Muchas gracias por todo.",
    "Obrigada, até breve!",
)
TURNED = (
    ("request", "I wouldn't dream of declining."),
    ("request", "I'd be mad to turn her down."),
    ("request", "I don't want a different partner."),
    ("request", "It's not that I want to say no."),
    ("match", "I can't think of a reason to refuse."),
    ("place", "I don't want to miss this."),
    ("place", "I'd hate to give my place away."),
    ("release", "I'd be sorry to leave."),
    ("membership", "I have no intention of leaving."),
    ("request", "I'd love to help you find someone else for her."),
    ("request", "She is happy to take him, as far as I know."),
    ("request", "I said yes to two others last week."),
    ("request", "As much as I'd love to, there is my thesis."),
    ("request", "I can't say yes and I can't say no."),
    ("request", "Yes and no."),
    ("request", "Please don't decline on my behalf."),
    ("request", "I accept your apology."),
    ("request", "I want to say yes, but let me check with my wife."),
    ("request", "My colleague would be happy to take him."),
    ("match", "I do not want to turn her down, I only need a week."),
    ("none", "Please don't withdraw my request."),
    ("none", "I don't want to end our mentorship."),
    ("none", "Never unsubscribe me from anything!"),
    ("goals", "Don't drop goal 2."),
    ("request", "Yes to a coffee, no to a whole year."),
    ("request", "I said yes to two others in January. There must be a limit somewhere."),
    ("request", "It's a privilege to be asked. It would be a greater one after the harvest, when the barn is built."),
    ("request", "I'd hoped for a quiet spring. But for you, Olga, all right."),
    ("request", "Sim, recebi a mensagem. Respondo na sexta-feira."),
    ("request", "Un café sí, un año entero no."),
    ("request", "Un café oui, une année entière non."),
    ("request", "Ein Kaffee ja, ein ganzes Jahr nein."),
    ("goals", "My tutor wants to drop goal 3, I don't."),
    ("goals", "Mi tutor quiere quitar el objetivo 3, yo no."),
    ("goals", "Goal 2 is my husband's favourite, so it has to stay, but I'm dropping 1."),
    ("none", "I told my brother to stop sending me announcements, and he did."),
    ("none", "Stop! Don't send him the request yet, I picked the wrong one."),
)


def reading(text: str, asked: str) -> Reading:
    return read_text(text, Context(asked=asked, role="mentor", now=TODAY))


def done_at_once(found: Reading) -> set[str]:
    return {intent.name for intent in found.intents} & DESTRUCTIVE if found.certainty == "sure" else set()


def phrases(tongue: Tongue) -> list[tuple[str, str, str]]:
    return [(topic, text, name) for topic, told in tongue.plain.items() for text, name in told]


@st.composite
def robbed(draw: st.DrawFn) -> tuple[str, str]:
    """A topic, and a reply in which a phrase stands without its force."""
    tongue = draw(st.sampled_from(TONGUES))
    topic, phrase, _ = draw(st.sampled_from(phrases(tongue)))
    written = draw(st.sampled_from([phrase, phrase.capitalize(), phrase.upper(), phrase.replace("'", "’")]))
    sentence = draw(st.sampled_from(tongue.frames)).format(written)
    return topic, draw(st.sampled_from(tongue.openings)) + sentence + draw(st.sampled_from(tongue.closings))


@st.composite
def quoted(draw: st.DrawFn) -> tuple[str, str]:
    """A topic, and small talk above a phrase that is quoted or part of a signature."""
    topic, phrase, _ = draw(st.sampled_from(phrases(draw(st.sampled_from(TONGUES)))))
    quote = draw(st.sampled_from(QUOTES)).format(draw(st.sampled_from([phrase, phrase.capitalize() + "."])))
    return topic, draw(st.sampled_from(SMALL_TALK)) + quote


@st.composite
def spelt(draw: st.DrawFn) -> tuple[str, str, str]:
    """A topic, a phrase said plainly, and the intent it asks for."""
    tongue = draw(st.sampled_from(TONGUES))
    topic, phrase, name = draw(st.sampled_from(phrases(tongue)))
    end = draw(st.sampled_from([".", "!", "", "..."]))
    sentence = draw(st.sampled_from([phrase, phrase[0].upper() + phrase[1:]])) + end
    return topic, draw(st.sampled_from(tongue.openings)) + sentence + draw(st.sampled_from(tongue.closings)), name


FORCELESS: SearchStrategy[tuple[str, str]] = st.one_of(robbed(), quoted())


@settings(max_examples=400, deadline=None)
@given(FORCELESS)
def test_words_without_their_force_do_nothing_at_once(case: tuple[str, str]) -> None:
    topic, text = case
    assert not done_at_once(reading(text, topic)), text


@pytest.mark.long
@settings(max_examples=LONG, deadline=None, database=None)
@given(FORCELESS)
def test_words_without_their_force_never_do_anything_at_once(case: tuple[str, str]) -> None:
    topic, text = case
    assert not done_at_once(reading(text, topic)), text


@settings(max_examples=200, deadline=None)
@given(spelt())
def test_the_same_words_said_plainly_are_read(case: tuple[str, str, str]) -> None:
    topic, text, name = case
    found = reading(text, topic)
    assert name in [intent.name for intent in found.intents], text
    assert found.certainty == ("confirm" if name in ALWAYS_CONFIRMED else "sure"), text


@pytest.mark.parametrize(("topic", "text"), TURNED)
def test_what_does_not_plainly_say_so_does_nothing_at_once(topic: str, text: str) -> None:
    assert not done_at_once(reading(text, topic)), text


@pytest.mark.parametrize(
    "text",
    ["I can't, in good conscience, take him on.", "I have found a mentor.", "I'm already mentoring four people."],
)
def test_what_only_sounds_like_a_yes_accepts_nothing(text: str) -> None:
    assert "accept" not in [intent.name for intent in reading(text, "request").intents]


@pytest.mark.parametrize(
    ("topic", "text", "name"),
    [
        ("checkin", "No - wait, I tell a lie. We had lunch on the 9th.", "met"),
        ("request", "No. Sorry, I meant yes!", "accept"),
        ("match", "It's not my field, but I'd love to try.", "accept"),
        ("request", "I'd love to, but I can't take anybody on.", "decline"),
        ("membership", "I'd be sorry to leave.", "keep"),
        ("membership", "I have no intention of leaving.", "keep"),
        ("place", "I don't want to miss this.", "accept"),
        ("release", "I don't want to lose my place.", "keep"),
        ("event", "As much as I'd like to come, I'm in court that day.", "rsvp"),
    ],
)
def test_what_a_sentence_turns_to_is_read(topic: str, text: str, name: str) -> None:
    found = reading(text, topic)
    assert [intent.name for intent in found.intents] == [name]
    assert found.certainty != "unsure"


def test_a_value_that_is_corrected_is_the_one_that_counts() -> None:
    found = reading("3... no, make that 4, I'm being mean.", "survey")
    assert [(intent.name, intent.args["score"]) for intent in found.intents] == [("rate", 4)]

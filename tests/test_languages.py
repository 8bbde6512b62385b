"""A language is one file: what is wrong in it is named, and what it lacks is never papered over."""

import string

import pytest

from mailflow import languages
from mailflow.errors import ConfigurationError
from mailflow.languages import NoSentence, read

HEAD = '[language]\nlocale = "en_GB"\n'


def test_every_language_loads() -> None:
    assert "en" in languages.codes()
    for code in languages.codes():
        assert languages.load(code).code == code


def test_an_unknown_language_names_those_there_are() -> None:
    with pytest.raises(ConfigurationError, match="there is en"):
        languages.load("tlh")


def test_a_sentence_tells_facts_and_says_things_by_their_name() -> None:
    catalogue = read("en", HEAD + '[done]\nGreet = "{mentee} meets {mentor.first_name} on goal {goal.number}"\n')
    facts = {"mentee": {"name": "Mia Lang"}, "mentor": {"first_name": "Tom"}, "goal": {"number": 2}}
    assert catalogue.say("done", "Greet", facts) == "Mia Lang meets Tom on goal 2"


def test_several_values_are_said_in_a_row() -> None:
    said = languages.load("en").say("will", "InvitePerson", {"addresses": ["ana@x.example", "ben@x.example"]})
    assert said == "Send an invitation to ana@x.example, ben@x.example."


def test_dotted_keys_are_keys_of_noun_and_state() -> None:
    catalogue = read("en", HEAD + '[stands]\nrequest.accepted = "It is accepted."\n')
    assert catalogue.has("stands", "request.accepted")
    assert catalogue.raw("stands", "request.accepted") == "It is accepted."


@pytest.mark.parametrize("facts", [{}, {"mentee": {"age": 3}}, {"mentee": {}}, {"mentee": 3}])
def test_a_missing_fact_is_named(facts: dict[str, object]) -> None:
    catalogue = read("en", HEAD + '[done]\nGreet = "Hello {mentee.name}"\n')
    with pytest.raises(NoSentence, match="Greet"):
        catalogue.say("done", "Greet", facts)


def test_a_missing_sentence_is_named_with_its_file() -> None:
    with pytest.raises(NoSentence, match=r"languages/en.toml has no 'Vanish' under \[done\]"):
        read("en", HEAD).say("done", "Vanish")


def test_facts_with_braces_are_said_as_they_are() -> None:
    catalogue = read("en", HEAD + '[done]\nGreet = "Hello {name}"\n')
    assert catalogue.say("done", "Greet", {"name": "{name.__class__}"}) == "Hello {name.__class__}"


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        ("[done", "cannot be read"),
        ("[done]\n", "locale"),
        ('[language]\nlocale = "en"\ndirection = "up"\n', "direction"),
        (HEAD + "[dune]\n", "unknown sections: dune"),
        (HEAD + '[done]\nGreet = ""\n', "Greet is no sentence"),
        (HEAD + "[done]\nGreet = 3\n", "Greet is no sentence"),
    ],
)
def test_a_mistake_in_a_file_is_named(source: str, complaint: str) -> None:
    with pytest.raises(ConfigurationError, match=complaint):
        read("en", source)


def test_every_sentence_can_be_filled_and_none_shouts() -> None:
    for code in languages.codes():
        for section, sentences in languages.load(code).sections.items():
            for key, sentence in sentences.items():
                assert list(string.Formatter().parse(sentence)), (section, key)
                assert "!" not in sentence, (section, key)

"""Corrected readings as cases: nobody's name, address or number goes with them."""

import pytest

from inbound.cases import without_names

PEOPLE = ("Orla Byrne", "Will Reed", "Mia Mentee")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Orla and mia met.", "Ana and Leila met."),
        ("orla.byrne@birch.example wrote", "someone@example.org wrote"),
        ("Call me: +44 (0)20 7946-0000.", "Call me: 0000 000000."),
        ("We meet on 2026-03-10 at 15:30.", "We meet on 2026-03-10 at 15:30."),
        ("I will ask Will.", "I will ask Ines."),
        ("See https://birch.example/orla?t=abc", "See https://example.org/"),
        ("Byrne, Reed", "Kofi, Tomas"),
        ("Oral history is fine.", "Oral history is fine."),
    ],
)
def test_names_addresses_numbers_and_links_are_neutral(text: str, left: str) -> None:
    assert without_names(text, PEOPLE) == left


def test_a_neutral_name_is_not_replaced_once_more() -> None:
    assert without_names("Orla and Ana met.", ("Orla", "Ana")) == "Ana and Kofi met."

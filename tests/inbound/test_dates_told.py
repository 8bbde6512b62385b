"""Dates as people tell them in five languages, on Monday 2 March 2026."""

from datetime import date

import pytest

from inbound.interpret.dates import first_date, span_end
from inbound.interpret.sentences import plain

TODAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("by the end of March", "2026-03-31"),
        ("end of next month", "2026-04-30"),
        ("in two weeks' time", "2026-03-16"),
        ("by mid-April", "2026-04-15"),
        ("next Friday", "2026-03-13"),
        ("this Friday", "2026-03-06"),
        ("Friday week", "2026-03-13"),
        ("a week on Tuesday", "2026-03-10"),
        ("two weeks from Monday", "2026-03-23"),
        ("by Easter", "2026-04-05"),
        ("by 3rd April", "2026-04-03"),
        ("on the 15th", "2026-03-15"),
        ("by the middle of next month", "2026-04-15"),
        ("the last day of May", "2026-05-31"),
        ("by the end of the first quarter", "2026-03-31"),
        ("in six weeks", "2026-04-13"),
        ("in half a year", "2026-09-02"),
        ("within three months", "2026-06-02"),
        ("a month from now", "2026-04-02"),
        ("the first Monday of April", "2026-04-06"),
        ("in May", "2026-05"),
        ("by late June", "2026-06-30"),
        ("31.12.", "2026-12-31"),
        ("am 24.2.", "2027-02-24"),
        ("bis Ende nächster Woche", "2026-03-15"),
        ("bis Mitte Juni", "2026-06-15"),
        ("in vierzehn Tagen", "2026-03-16"),
        ("nächsten Freitag", "2026-03-06"),
        ("kommenden Montag", "2026-03-09"),
        ("bis zum 3. April", "2026-04-03"),
        ("bis Ostern", "2026-04-05"),
        ("in einem Monat", "2026-04-02"),
        ("in einem halben Jahr", "2026-09-02"),
        ("Anfang Mai", "2026-05-10"),
        ("Ende des Quartals", "2026-03-31"),
        ("bis Jahresende", "2026-12-31"),
        ("bis Monatsende", "2026-03-31"),
        ("heute in zwei Wochen", "2026-03-16"),
        ("Freitag in einer Woche", "2026-03-13"),
        ("a finales de abril", "2026-04-30"),
        ("para el 15 de mayo", "2026-05-15"),
        ("dentro de tres semanas", "2026-03-23"),
        ("el próximo viernes", "2026-03-06"),
        ("el viernes que viene", "2026-03-06"),
        ("a mediados de junio", "2026-06-15"),
        ("el último día de marzo", "2026-03-31"),
        ("fin de año", "2026-12-31"),
        ("a fin de mes", "2026-03-31"),
        ("el mes que viene", "2026-04"),
        ("pasado mañana", "2026-03-04"),
        ("d'ici la fin du mois", "2026-03-31"),
        ("fin avril", "2026-04-30"),
        ("mi-juin", "2026-06-15"),
        ("vendredi prochain", "2026-03-06"),
        ("d'ici trois mois", "2026-06-02"),
        ("avant Pâques", "2026-04-05"),
        ("le 1er juin", "2026-06-01"),
        ("à la fin du trimestre", "2026-03-31"),
        ("début mai", "2026-05-10"),
        ("d'ici la fin de l'année", "2026-12-31"),
        ("la semaine prochaine", "2026-03-13"),
        ("lundi en huit", "2026-03-16"),
        ("até ao fim de abril", "2026-04-30"),
        ("até o fim do mês", "2026-03-31"),
        ("na próxima sexta", "2026-03-06"),
        ("daqui a duas semanas", "2026-03-16"),
        ("dentro de um mês", "2026-04-02"),
        ("em meados de junho", "2026-06-15"),
        ("até à Páscoa", "2026-04-05"),
        ("no final do ano", "2026-12-31"),
        ("até dia 20", "2026-03-20"),
        ("2026/04/30", "2026-04-30"),
        ("30-04-2026", "2026-04-30"),
        ("April 30th, 2026", "2026-04-30"),
        ("30 Apr", "2026-04-30"),
        ("15/4", "2026-04-15"),
        ("by 4/30/26", "2026-04-30"),
        ("90 days from today", "2026-05-31"),
        ("at the end of the week", "2026-03-08"),
        ("by 1 pm tomorrow", "2026-03-03"),
        ("by end Q2", "2026-06-30"),
        ("by the end of the second quarter", "2026-06-30"),
    ],
)
def test_a_date_is_read_as_it_is_meant(text: str, iso: str) -> None:
    when = first_date(plain(text), TODAY)
    assert when is not None
    assert when.iso == iso


@pytest.mark.parametrize("text", ["30 February", "31.4.", "on the 45th", "99/99"])
def test_a_day_that_no_calendar_has_is_no_date(text: str) -> None:
    when = first_date(plain(text), TODAY)
    assert when is None or not when.iso


@pytest.mark.parametrize(
    ("text", "iso"),
    [("for two weeks", "2026-03-16"), ("durante un mes", "2026-04-02"), ("für drei Wochen", "2026-03-23")],
)
def test_a_length_of_time_ends_on_a_day(text: str, iso: str) -> None:
    assert span_end(plain(text), TODAY) == iso


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("before August is out", "2026-08-31"),
        ("before the year ends", "2026-12-31"),
        ("antes de que acabe agosto", "2026-08-31"),
        ("antes de que termine el mes", "2026-03-31"),
        ("antes de acabar mayo", "2026-05-31"),
        ("avant que mai ne se termine", "2026-05-31"),
        ("avant que l'année se termine", "2026-12-31"),
        ("bevor der Mai vorbei ist", "2026-05-31"),
        ("ehe der Monat zu Ende ist", "2026-03-31"),
        ("antes que acabe o ano", "2026-12-31"),
        ("antes de maio acabar", "2026-05-31"),
    ],
)
def test_before_a_time_is_over_is_its_last_day(text: str, iso: str) -> None:
    when = first_date(plain(text), TODAY)
    assert when is not None
    assert when.iso == iso


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("a finales del mes que viene", "2026-04-30"),
        ("à la fin du mois prochain", "2026-04-30"),
        ("Ende nächsten Monats", "2026-04-30"),
        ("em finais de maio", "2026-05-31"),
        ("en un plazo de dos semanas", "2026-03-16"),
        ("esta sexta", "2026-03-06"),
    ],
)
def test_next_months_end_may_say_next_behind_it(text: str, iso: str) -> None:
    when = first_date(plain(text), TODAY)
    assert when is not None
    assert when.iso == iso

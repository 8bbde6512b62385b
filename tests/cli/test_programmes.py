"""Making programmes, looking at them, asking people in."""

import pytest

from tests.cli.conftest import CREATE, Terminal


def changed(**options: str) -> tuple[str, ...]:
    """The usual command, some of its options otherwise."""
    given = list(CREATE)
    for name, value in options.items():
        given[given.index(f"--{name}") + 1] = value
    return tuple(given)


def test_a_programme_is_made_with_its_address_code_and_administrator(terminal: Terminal) -> None:
    told = terminal.tells(*CREATE)
    assert told["address"] == "alliance@in.example.org"
    assert told["administrators"] == ["ada@people.example"]
    assert len(told["code"]) > 8


def test_show_tells_policy_code_and_counts(alliance: Terminal) -> None:
    told = alliance.tells("programme", "show", "alliance")
    assert told["policy"]["caps"]["mentors_per_mentee"] == 2
    assert told["administrators"][0]["name"] == "Ada Admin"
    assert told["counts"]["members"] == {}
    said = alliance.says("programme", "show", "alliance")
    assert told["code"] in said
    assert "caps.mentors_per_mentee" in said


def test_a_setting_given_with_set_is_the_programmes_own(terminal: Terminal) -> None:
    terminal.says(*CREATE, "--set", "caps.places=40", "--set", "timers.request_follow_up=5d")
    policy = terminal.tells("programme", "show", "alliance")["policy"]
    assert policy["caps"]["places"] == 40
    assert policy["timers"]["request_follow_up"] == "5d"


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (changed(preset="womens_aliance"), "Did you mean 'womens_alliance'?"),
        (changed(zone="Europe/Berlyn"), "Did you mean 'Europe/Berlin'?"),
        (changed(admin="Ada Admin"), "no address that mail can go to"),
        (changed(admin="Ada <ada@nowhere>"), "no address that mail can go to"),
        ((*CREATE, "--set", "caps.place=4"), "Did you mean 'places'?"),
        ((*CREATE, "--set", "caps.places=many"), "caps.places"),
        ((*CREATE, "--set", "caps.places"), "KEY=VALUE"),
        (("programme", "create", "Our_Alliance", *CREATE[3:]), "letters, digits and inner hyphens"),
        (("programme", "create", "hello", *CREATE[3:]), "none of the names that mail servers and we need"),
        (changed(name=" "), "needs a name of one line"),
        (changed(name="Our\nAlliance"), "needs a name of one line"),
    ],
)
def test_what_is_wrong_is_told_in_a_sentence(terminal: Terminal, arguments: tuple[str, ...], complaint: str) -> None:
    assert complaint in terminal.complains(*arguments)


def test_a_slug_is_given_once(alliance: Terminal) -> None:
    assert "There is a programme 'alliance' already" in alliance.complains(*CREATE)


def test_an_unknown_programme_is_told_with_the_nearest_one(alliance: Terminal) -> None:
    assert "Did you mean 'alliance'?" in alliance.complains("programme", "show", "alliances")
    assert "Did you mean 'alliance'?" in alliance.complains("invite", "aliance", "ana@people.example")


def test_invited_people_are_counted_and_stand_in_the_journal(alliance: Terminal) -> None:
    told = alliance.tells(
        "invite", "alliance", "Ana Silva <ana@people.example>", "bo@people.example", "--role", "mentor"
    )
    assert [one["refused"] for one in told["invited"]] == [None, None]
    assert alliance.tells("programme", "show", "alliance")["counts"]["invitations"] == {"open": 2}
    entries = alliance.says("journal", "alliance", "--json").splitlines()
    assert len([line for line in entries if '"InvitePerson"' in line and '"door": "cli"' in line]) == 2


def test_the_code_is_printed_when_it_is_asked_for(alliance: Terminal) -> None:
    code = alliance.tells("programme", "show", "alliance")["code"]
    assert code in alliance.says("invite", "alliance", "--code")
    assert alliance.tells("invite", "alliance", "ana@people.example", "--code")["code"] == code


def test_a_bad_address_invites_nobody(alliance: Terminal) -> None:
    assert "'ana@@people' is no address" in alliance.complains("invite", "alliance", "bo@people.example", "ana@@people")
    assert alliance.tells("programme", "show", "alliance")["counts"]["invitations"] == {}


def test_nobody_to_invite_is_told(alliance: Terminal) -> None:
    assert "at least one address" in alliance.complains("invite", "alliance")


def test_the_administrators_link_leads_to_the_sign_in_page(alliance: Terminal) -> None:
    link = alliance.says("admin", "link", "Ada@people.example").strip()
    assert "/sign-in/" in link
    assert alliance.tells("admin", "link", "ada@people.example")["link"] != link


def test_a_link_is_for_administrators_alone(alliance: Terminal) -> None:
    alliance.says("invite", "alliance", "ana@people.example")
    for address in ("ana@people.example", "nobody@people.example"):
        assert "is no administrator's address" in alliance.complains("admin", "link", address)


def test_several_administrators_may_run_a_programme_from_its_first_day(terminal: Terminal) -> None:
    told = terminal.tells(*CREATE, "--admin", "Bob <bob@people.example>", "--admin", "BOB@people.example")
    assert told["administrators"] == ["ada@people.example", "bob@people.example"]
    shown = terminal.tells("programme", "show", "alliance")
    assert [one["name"] for one in shown["administrators"]] == ["Ada Admin", "Bob"]


def test_an_operator_adds_an_administrator_and_a_president_later(alliance: Terminal) -> None:
    assert "Bob is administrator of alliance now." in alliance.says(
        "admin", "add", "alliance", "Bob <bob@people.example>"
    )
    alliance.tells(
        "admin", "add", "alliance", "Cy <cy@people.example>", "--president", "--group", "Lyon", "--year", "2026"
    )
    shown = alliance.tells("programme", "show", "alliance")["administrators"]
    assert [(one["name"], one["level"], one["group"], one["year"]) for one in shown[1:]] == [
        ("Bob", "administrator", None, None),
        ("Cy", "president", "Lyon", 2026),
    ]
    assert "/sign-in/" in alliance.says("admin", "link", "bob@people.example")


def test_an_office_is_held_once(alliance: Terminal) -> None:
    complaint = alliance.complains("admin", "add", "alliance", "ADA@people.example")
    assert "has an office at 'alliance' already" in complaint
    assert "no address" in alliance.complains("admin", "add", "alliance", "rubbish")
    assert "Did you mean 'alliance'?" in alliance.complains("admin", "add", "aliance", "b@people.example")


def test_an_address_given_twice_is_invited_once(alliance: Terminal) -> None:
    told = alliance.tells("invite", "alliance", "mia@people.example", "Mia <MIA@people.example>")
    assert [one["address"] for one in told["invited"]] == ["mia@people.example"]


def test_drain_says_what_it_did_in_numbers(alliance: Terminal) -> None:
    alliance.says("invite", "alliance", "mia@people.example")
    assert alliance.tells("drain") == {"inbound": 0, "timers": 0, "outbox": 0}
    assert "0 mails read, 0 timers fired" in alliance.says("drain")

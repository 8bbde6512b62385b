"""Reply text: what the person newly wrote, whatever their mail program puts around it."""

import time
from email.message import EmailMessage

import pytest

from inbound.message import parse
from inbound.reply import extract, own_words, reply_of

OURS = (
    "Dear Kofi,\nAna Duarte asks whether you would mentor her this year.\nYou can reply to this mail in your own words."
)
QUOTED = "\n".join("> " + line for line in OURS.split("\n"))
OUTLOOK = (
    "From: Lantern <post@lantern.example>\nSent: Monday, 2 March 2026 09:14\nTo: Kofi\nSubject: A request\n\n" + OURS
)
INTRODUCTIONS = [
    "On Mon, 2 Mar 2026 at 09:14, Lantern <post@lantern.example> wrote:",
    "On Mon, Mar 2, 2026 at 9:14 AM A very long programme name indeed <\npost@lantern.example> wrote:",
    "Am 02.03.2026 um 09:14 schrieb Lantern <post@lantern.example>:",
    "Le lun. 2 mars 2026 à 09:14, Lantern <post@lantern.example> a écrit :",
    "El lun, 2 mar 2026 a las 9:14, Lantern (<post@lantern.example>) escribió:",
    "Em seg., 2 de mar. de 2026 às 09:14, Lantern <post@lantern.example> escreveu:",
    "Il giorno lun 2 mar 2026 alle ore 09:14 Lantern <post@lantern.example> ha scritto:",
    "Op ma 2 mrt 2026 om 09:14 schreef Lantern <post@lantern.example>:",
    "Den mån 2 mars 2026 kl 09:14 skrev Lantern <post@lantern.example>:",
    "pon., 2 mar 2026 o 09:14 Lantern <post@lantern.example> napisał(a):",
    "ma 2. maalisk. 2026 klo 9.14 Lantern <post@lantern.example> kirjoitti:",
    "2026年3月2日(月) 9:14 Lantern <post@lantern.example>:",
]


@pytest.mark.parametrize("introduction", INTRODUCTIONS)
@pytest.mark.parametrize("quoted", [QUOTED, OURS])
def test_what_stands_below_an_introduction_is_not_the_reply(introduction: str, quoted: str) -> None:
    assert own_words(f"Yes, with pleasure.\n\n{introduction}\n\n{quoted}\n") == "Yes, with pleasure."


@pytest.mark.parametrize("introduction", INTRODUCTIONS)
def test_an_answer_below_the_quote_is_kept(introduction: str) -> None:
    assert own_words(f"{introduction}\n{QUOTED}\n\nYes, with pleasure.\n") == "Yes, with pleasure."


@pytest.mark.parametrize(
    "above",
    [
        "",
        "________________________________\n",
        "-----Original Message-----\n",
        "-----Ursprüngliche Nachricht-----\n",
        "Get Outlook for iOS<https://aka.ms/x>\n________________________________\n",
    ],
)
def test_a_header_block_ends_the_reply(above: str) -> None:
    assert own_words(f"Yes, with pleasure.\n\n{above}{OUTLOOK}\n") == "Yes, with pleasure."


def test_answers_between_the_quotes_are_kept_in_order() -> None:
    text = "> How often?\nEvery two weeks.\n\n> Where?\nAt the library.\n"
    assert own_words(text) == "Every two weeks.\n\nAt the library."


def test_what_we_sent_is_subtracted_whatever_marks_the_client_uses() -> None:
    mangled = (
        "| DEAR KOFI, Ana Duarte asks whether\n you would mentor\n her this year. "
        "You can reply to\nthis mail in your own words."
    )
    assert own_words(f"Yes, with pleasure.\n\n{mangled}", OURS) == "Yes, with pleasure."


@pytest.mark.parametrize(
    "signature",
    [
        "-- \nDr Ruth Mbeki\nStop Smoking Clinic",
        "Best wishes,\nRuth Mbeki\nStop Smoking Clinic",
        "Mit freundlichen Grüßen\nRuth Mbeki",
        "Cordialement,\nRuth Mbeki",
        "Sent from my iPhone",
        "Envoyé de mon iPhone",
        "Dr Ruth Mbeki\nStop Smoking Clinic, 3rd floor\nWithington Hospital",
        "This email is confidential and intended for the addressee alone.\nDo not accept it otherwise.",
        "_______________________________________________\nalumni mailing list\nto leave the list send leave",
    ],
)
def test_signatures_footers_and_disclaimers_are_left_out(signature: str) -> None:
    assert own_words(f"Yes, with pleasure.\n\n{signature}\n") == "Yes, with pleasure."


def test_a_postscript_below_the_signature_is_kept() -> None:
    text = own_words("Yes.\n\nBest wishes,\nIlse\n\nPS Please put Fonteyn Bank in my profile.\n")
    assert text == "Yes.\n\nPS Please put Fonteyn Bank in my profile."


def test_a_row_of_dashes_alone_ends_nothing() -> None:
    assert "and this" in own_words("This\n\n----------\n\nand this, too.\n")


def test_a_gateways_warning_on_top_is_left_out() -> None:
    banner = "CAUTION: This email originated from outside the organisation. Do not click links or open attachments."
    assert own_words(f"{banner}\n\nYes, with pleasure.\n") == "Yes, with pleasure."
    assert own_words("[EXTERNAL] Yes, with pleasure.") == "Yes, with pleasure."


def test_a_reply_is_never_empty_while_unquoted_text_exists() -> None:
    assert own_words(f"{OUTLOOK}") != ""


@pytest.mark.parametrize(
    "prose",
    [
        "On the other hand, I wrote to her:\nshe did not answer.",
        "The mails come from: Ana and to: Tom.",
        "On Monday we met, on Tuesday we talked.",
    ],
)
def test_prose_that_looks_like_an_introduction_stays(prose: str) -> None:
    assert own_words(prose) == prose


@pytest.mark.parametrize(
    "quote",
    [
        '<div class="gmail_quote"><div class="gmail_attr">On Mon, X wrote:</div><blockquote>QUOTE</blockquote></div>',
        '<hr><div id="divRplyFwdMsg">From: Lantern</div><div>QUOTE</div>',
        '<div id="x_appendonsend"></div><div>QUOTE</div>',
        '<div class="yahoo_quoted"><div>QUOTE</div></div>',
        '<div class="moz-cite-prefix">On 2 March Lantern wrote:</div><blockquote type="cite">QUOTE</blockquote>',
        '<div class="protonmail_quote">On 2 March<blockquote>QUOTE</blockquote></div>',
        '<div style="display:none">QUOTE</div>',
        '<div class="gmail_signature">QUOTE</div>',
    ],
)
def test_marks_of_clients_in_html_are_known(quote: str) -> None:
    message = EmailMessage()
    message["From"] = "kofi@example.org"
    message.set_content(f"<html><body><p>Yes, with <b>pleasure</b>.</p>{quote}</body></html>", subtype="html")
    assert reply_of(parse(message.as_bytes())) == "Yes, with pleasure."


HOSTILE = {
    "starts of introductions": "On " * 20_000,
    "introductions without a verb": "On Mon, 2 Mar 2026 at 09:14 Bob\n" * 3_000,
    "dashes": "-" * 50_000,
    "header lines": "From: a@b.example\n" * 5_000,
    "quote marks": ">" * 100_000,
    "blank lines": "\n" * 200_000,
    "brackets": "(" * 100_000,
    "addresses": "a@" * 50_000,
    "digits": "1 " * 50_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_takes_time_in_proportion_to_its_length(name: str) -> None:
    own_words("warm up")
    started = time.perf_counter()
    own_words(HOSTILE[name])
    assert time.perf_counter() - started < 1.0


OURS_AT_LENGTH = OURS + "\nYour answer goes to her today, and nothing else is asked of you this week."
AT_LENGTH_QUOTED = OURS_AT_LENGTH.replace(
    "Dear", "From: Lantern <post@lantern.example>\nSent: Monday\nSubject: Ana\n\nDear"
)


def test_an_answer_below_our_mail_is_found_where_no_client_marks_it() -> None:
    assert own_words(f"{AT_LENGTH_QUOTED}\n\nYes, with pleasure.\n", OURS_AT_LENGTH) == "Yes, with pleasure."


def test_an_older_answer_further_down_the_thread_is_not_read_again() -> None:
    older = "From: Kofi <kofi@example.org>\nSent: Sunday\nSubject: Re: Ana\n\nPlease end our mentorship.\n"
    text = f"Yes, with pleasure.\n\n{AT_LENGTH_QUOTED}\n\n{older}\n{AT_LENGTH_QUOTED}"
    assert own_words(text, OURS_AT_LENGTH) == "Yes, with pleasure."


def test_words_of_ours_that_a_person_takes_up_stay_theirs() -> None:
    line = "You can reply to this mail in your own words."
    assert own_words(f"{line}\n\nOn Mon, 2 Mar 2026, Lantern <post@lantern.example> wrote:\n{QUOTED}", OURS) == line


def test_a_signature_without_a_separator_is_known_by_the_name_of_the_sender() -> None:
    text = "Yes\n\nRuth Mbeki\nStop Smoking Clinic\n+44 161 555 0100\n"
    assert own_words(text, name="Ruth Mbeki") == "Yes"


@pytest.mark.parametrize("name", ["starts of introductions", "header lines", "addresses", "digits", "blank lines"])
def test_subtracting_takes_time_in_proportion_as_well(name: str) -> None:
    own_words("warm up")
    started = time.perf_counter()
    own_words(HOSTILE[name], HOSTILE[name][:150_000])
    assert time.perf_counter() - started < 2.0


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("Yes, gladly.", "Ruth Adeyemi\nStop Smoking Clinic"),
        ("Ja, sehr gerne.", "Dienstag Abend\nKaffee um zehn Uhr"),
        ("I would like to work with", "Ruth Adeyemi\nHead of Engineering at Elm"),
        ("Yes.", "Disclaimer: stop what you do when this is not for you."),
        ("Yes.", "You received this message because I am late, please stop."),
    ],
)
def test_what_may_be_a_signature_as_well_as_words_is_shown_and_asks_for_nothing(above: str, below: str) -> None:
    found = extract(f"{above}\n\n{below}\n", name="Bo Lind")
    assert found.shown == f"{above}\n\n{below}"
    assert found.read == above


@pytest.mark.parametrize("name", ["", "Ruth Adeyemi", "Adeyemi, Ruth"])
def test_a_name_above_an_employer_is_a_signature_where_it_may_be_theirs(name: str) -> None:
    assert extract("Yes, gladly.\n\nRuth Adeyemi\nStop Smoking Clinic\n", name=name).shown == "Yes, gladly."


@pytest.mark.parametrize("details", ["Head of Learning", "Oak Ltd", "T +44 20 7946 0000", "ruth@oak.example"])
def test_a_name_above_what_its_owner_is_or_how_to_reach_them_is_a_signature(details: str) -> None:
    assert extract(f"Yes, gladly.\n\nRuth Adeyemi\n{details}\n").shown == "Yes, gladly."


def test_a_clear_signed_body_is_read_without_its_armour() -> None:
    signed = "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nYes.\n- - one\n-----BEGIN PGP SIGNATURE-----\nAbc\n"
    assert extract(f"{signed}-----END PGP SIGNATURE-----\nBo\n").shown == "Yes.\n- one\nBo"

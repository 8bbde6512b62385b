"""Replies and new mails as a named program writes them: the one place that knows all programs."""

from datetime import datetime
from typing import Literal

from mailflow.demo.clients import apple, corporate, gmail, mutt, outlook, proton, signatures, thunderbird, yahoo
from mailflow.demo.clients.draft import Draft, Language, Style
from mailflow.demo.clients.flatten import flowed
from mailflow.demo.clients.mime import Part, Transfer, multipart, plainest, single
from mailflow.demo.clients.original import opened
from mailflow.demo.clients.program import Program

Client = Literal[
    "gmail_web",
    "gmail_mobile",
    "outlook_desktop",
    "outlook_web",
    "outlook_mobile",
    "apple_mail",
    "ios_mail",
    "yahoo",
    "thunderbird",
    "proton",
    "plain",
]
Encoding = Literal["qp", "base64", "flowed", "html_only"]

PROGRAMS: dict[Client, Program] = {
    "gmail_web": gmail.WEB,
    "gmail_mobile": gmail.MOBILE,
    "outlook_desktop": outlook.DESKTOP,
    "outlook_web": outlook.WEB,
    "outlook_mobile": outlook.MOBILE,
    "apple_mail": apple.MAC,
    "ios_mail": apple.PHONE,
    "yahoo": yahoo.YAHOO_MAIL,
    "thunderbird": thunderbird.THUNDERBIRD_MAIL,
    "proton": proton.PROTON_MAIL,
    "plain": mutt.PLAIN,
}

FOOTERS: dict[Client, dict[Language, str]] = {
    "outlook_mobile": signatures.OUTLOOK_MOBILE,
    "ios_mail": signatures.IPHONE,
    "proton": signatures.PROTON,
}

_TRANSFERS: dict[Encoding | None, Transfer] = {"qp": "quoted-printable", "base64": "base64"}


def reply_as(
    client: Client,
    original: bytes,
    answer: str,
    *,
    sender: str,
    sender_name: str,
    now: datetime,
    to: str | None = None,
    language: Language = "en",
    style: Style = "top",
    signature: str | None = None,
    banner: bool = False,
    warned: bool = False,
    disclaimer: bool = False,
    encoding: Encoding | None = None,
) -> bytes:
    """A reply to `original` as `client` writes it; the same arguments give the same bytes.

    `now` is aware and in the writer's zone. `to`: None answers the original's Reply-To. `style`: interleaved puts one
    paragraph of the answer after each piece of the quoted mail. `signature`: None is the program's own footer, if it
    has one, and "" is none. `banner`: the gateway of whoever gets the reply warned on top of it; `warned`: the
    writer's gateway warned on top of the original, which is quoted with it; `disclaimer`: their gateway added one.
    `encoding`: None is the program's own; `flowed` is text alone and `html_only` HTML alone, where it writes HTML.
    """
    answered = opened(original)
    draft = Draft(
        client=client,
        original=answered,
        answer=answer,
        sender=sender,
        sender_name=sender_name,
        to=to or answered.reply_to,
        subject=f"{corporate.SUBJECT_TAG} {answered.subject}" if warned else answered.subject,
        now=now,
        language=language,
        style=style,
        signature=_signature(client, language, signature),
        warned=corporate.warning(language) if warned else "",
    )
    above = corporate.warning(language) if banner else ""
    below = corporate.disclaimer(language) if disclaimer else ""
    return _written(PROGRAMS[client], draft, encoding, above, below)


def new_mail(
    client: Client,
    *,
    to: str,
    subject: str,
    text: str,
    sender: str,
    sender_name: str,
    now: datetime,
    language: Language = "en",
    signature: str | None = None,
    encoding: Encoding | None = None,
) -> bytes:
    """A mail that answers nothing, as `client` writes it."""
    draft = Draft(
        client=client,
        original=None,
        answer=text,
        sender=sender,
        sender_name=sender_name,
        to=to,
        subject=subject,
        now=now,
        language=language,
        style="top",
        signature=_signature(client, language, signature),
        warned="",
    )
    return _written(PROGRAMS[client], draft, encoding)


def mail_from_stranger(
    *,
    to: str,
    subject: str,
    text: str,
    now: datetime,
    sender: str = "someone.unknown@elsewhere.example",
    sender_name: str = "Someone Unknown",
    client: Client = "gmail_web",
) -> bytes:
    """A mail from an address that nobody has registered."""
    return new_mail(client, to=to, subject=subject, text=text, sender=sender, sender_name=sender_name, now=now)


def _signature(client: Client, language: Language, signature: str | None) -> str:
    return FOOTERS.get(client, {}).get(language, "") if signature is None else signature


def _written(program: Program, draft: Draft, encoding: Encoding | None, above: str = "", below: str = "") -> bytes:
    headers = program.headers(draft)
    text = _text_part(program, draft, encoding, above, below)
    if program.html is None or encoding == "flowed":
        return single(headers, text)
    html = _html_part(program, draft, encoding, above, below)
    if encoding == "html_only":
        return single(headers, html)
    return multipart(headers, "alternative", program.boundary(draft), [text, html])


def _text_part(program: Program, draft: Draft, encoding: Encoding | None, above: str, below: str) -> Part:
    lines = [*([above, ""] if above else []), *program.text(draft), *(["", below] if below else [])]
    flowing = encoding == "flowed" or (program.flowed and encoding is None)
    text = "\n".join(flowed(lines) if flowing else lines) + "\n"
    charset, transfer = program.encoded(draft, text)
    if encoding == "flowed":
        transfer = plainest(text)
    parameters = "; format=flowed" if flowing else ""
    return Part(
        kind="text/plain",
        text=text,
        charset=charset,
        parameters=parameters,
        transfer=_TRANSFERS.get(encoding, transfer),
    )


def _html_part(program: Program, draft: Draft, encoding: Encoding | None, above: str, below: str) -> Part:
    first = corporate.warning_html(above) if above else ""
    last = corporate.disclaimer_html(below) if below else ""
    html = _inside(program.html(draft) if program.html else "", first, last)
    charset, transfer = program.encoded(draft, html)
    return Part(kind="text/html", text=html, charset=charset, transfer=_TRANSFERS.get(encoding, transfer))


def _inside(html: str, first: str, last: str) -> str:
    """`first` and `last` just within the body, or around everything where the program writes none."""
    start = html.find(">", html.find("<body")) + 1 if "<body" in html else 0
    end = html.rfind("</body>") if "</body>" in html else len(html)
    return html[:start] + first + html[start:end] + last + html[end:]

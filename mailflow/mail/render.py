"""A template's name and plain facts to subject, preheader, text and HTML. Knows no store, no token, no rule."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal, Protocol
from urllib.parse import quote

from jinja2 import Environment, StrictUndefined, Template, select_autoescape

from mailflow.mail import filters
from mailflow.mail.addresses import reply_address
from mailflow.mail.clean import one_line, safe_facts, safe_text
from mailflow.mail.inlining import InliningLoader
from mailflow.mail.tokens import LINK, REPLY

LONGEST_SUBJECT: Final = 50
LONGEST_PREHEADER: Final = 90
Footer = Literal["brief", "pause", "rhythm"]
_AROUND: Final = (
    "marker", "greeting", "reply_box", "why_you_get_this", "preferences", "mine", "pause", "rhythm", "stop", "person",
)  # fmt: skip
"""The catalogue's sentences that stand around every mail."""

_BLANK_LINES = re.compile(r"\n\s*\n(?:\s*\n)+")
_TRAILING = re.compile(r"[ \t]+$", re.MULTILINE)


class Words(Protocol):
    """What rendering needs of a language: `mailflow.languages.Catalogue` is one."""

    @property
    def code(self) -> str:
        """`en`, for the `lang` attribute."""

    @property
    def locale(self) -> str:
        """`en_GB`, for dates."""

    @property
    def direction(self) -> str:
        """`ltr` or `rtl`."""

    def say(
        self, section: Literal["subjects", "preheaders", "reasons", "layout"], key: str, facts: Mapping[str, Any], /
    ) -> str:
        """A sentence with its holes filled."""


@dataclass(frozen=True)
class Button:
    """One offer as something to press. `path` is `/do/⟦link⟧/3`; `mailto_body` is the answer written beforehand.

    With an empty one it can only be pressed.
    """

    intent: str
    label: str
    number: int | None
    path: str
    mailto_body: str


@dataclass(frozen=True)
class Rendered:
    """What is stored and shown: its tokens are still placeholders."""

    subject: str
    preheader: str
    text: str
    html: str


@dataclass(frozen=True)
class _Pressable:
    """A button as the templates print it; beside it stands `by_email`, which a screen reader says as `spoken`."""

    label: str
    number: int | None
    href: str
    mailto: str
    by_email: str
    spoken: str


@dataclass(frozen=True)
class _Pair:
    text: Template
    html: Template


class Renderer:
    """Made once by the house; safe for several threads."""

    def __init__(
        self, templates: Sequence[Path], base_url: str, domain: str, catalogue: Callable[[str], Words]
    ) -> None:
        """`templates` are folders, an operator's own first; `catalogue` gives a language by its code."""
        self._base_url = base_url.rstrip("/")
        self._domain = domain
        self._catalogue = catalogue
        self._pairs: dict[str, _Pair] = {}
        self._environment = Environment(
            loader=InliningLoader(templates),
            autoescape=select_autoescape(["html"], default=False),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self._environment.filters |= {
            "day": filters.day,
            "moment": filters.moment,
            "own_lines": filters.own_lines,
        }

    def render(
        self,
        email: str,
        *,
        language: str,
        facts: Mapping[str, Any],
        buttons: Sequence[Button] = (),
        words: Sequence[str] = (),
        reason: str | None = None,
        subject: str | None = None,
        footer: Footer = "pause",
    ) -> Rendered:
        """The mail of that name. `facts` always hold `programme` and `you`.

        `reason` and `subject` stand in for the catalogue's sentences: a thread keeps its subject. `footer` says how
        to have less mail: `brief` leaves that out, where it answers somebody's own mail. Raises
        `jinja2.UndefinedError` or the catalogue's own error when a fact or a sentence is missing.
        """
        say = self._catalogue(language)
        known = safe_facts(facts)
        title = shortened(subject or say.say("subjects", email, known), LONGEST_SUBJECT)
        preheader = shortened(say.say("preheaders", email, known), LONGEST_PREHEADER)
        why = one_line(safe_text(reason) if reason else say.say("reasons", email, known))
        around = known | {
            "subject": title,
            "preheader": preheader,
            "reason": why,
            "footer": footer,
            "buttons": self._pressables(buttons, title, known["programme"]["slug"], say),
            "reply_words": [one_line(safe_text(word)) for word in words],
            "lang": say.code,
            "dir": say.direction,
            "locale": say.locale,
            "preferences_url": f"{self._base_url}/preferences/{LINK}",
            "mine_url": f"{self._base_url}/mine/{LINK}",
            "unsubscribe_url": f"{self._base_url}/unsubscribe/{LINK}",
            "sign_in_url": f"{self._base_url}/sign-in/{LINK}",
        }
        around["layout"] = {key: say.say("layout", key, around) for key in _AROUND}
        pair = self._pair(email)
        text = pair.text.render(around)
        return Rendered(title, preheader, _tidy(text), pair.html.render(around))

    def _pair(self, email: str) -> _Pair:
        pair = self._pairs.get(email)
        if pair is None:
            get = self._environment.get_template
            pair = self._pairs[email] = _Pair(get(f"{email}.txt"), get(f"{email}.html"))
        return pair

    def _pressables(self, buttons: Sequence[Button], subject: str, slug: str | None, say: Words) -> list[_Pressable]:
        if not buttons:
            return []
        # The placeholder stays as it is in the address: what fills it needs no escaping.
        address = reply_address(slug, REPLY, self._domain).replace("+", "%2B")
        about = quote(say.say("layout", "reply_subject", {"subject": subject}))
        mailto = f"mailto:{address}?subject={about}&body="
        return [self._pressable(button, mailto, say) for button in buttons]

    def _pressable(self, button: Button, mailto: str, say: Words) -> _Pressable:
        label = one_line(safe_text(button.label))
        body = quote(one_line(button.mailto_body))
        answer = mailto + body if body else ""
        by_email, spoken = say.say("layout", "by_email", {}), say.say("layout", "by_email_spoken", {"label": label})
        return _Pressable(label, button.number, self._base_url + button.path, answer, by_email, spoken)


def shortened(text: str, longest: int) -> str:
    """At most so many characters, cut between words, with an ellipsis where something is left out."""
    text = one_line(text)
    if len(text) <= longest:
        return text
    cut = text[: longest - 1]
    return (cut.rpartition(" ")[0] or cut).rstrip(" ,.;:–-") + "…"


def _tidy(text: str) -> str:
    return _BLANK_LINES.sub("\n\n", _TRAILING.sub("", text)).strip() + "\n"

"""Makes people's words fit to stand in our mail: no control characters, no placeholders, no live links."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

UNPRINTABLE: Final = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff\ud800-\udfff"
BIDI_CONTROLS: Final = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
LIVE_KEYS: Final = ("address", "url")
"""Facts whose names end so are ours or an administrator's, and may be followed."""

_BAD = re.compile(f"[{UNPRINTABLE}{BIDI_CONTROLS}]")
_BREAKS = re.compile("\r\n?|[\u2028\u2029\x85]")
_HARMLESS = re.compile(r"[A-Za-z0-9 ,;'?!()@_+-]*\.?")
_BRACKETS = str.maketrans("⟦⟧", "[]")
_SCHEME = re.compile(r"\b(https?|ftp|mailto|tel|javascript|data|file):(?=\S)", re.IGNORECASE)
_HOST = re.compile(
    r"(?<![@\w.-])(?:[a-z0-9-]{1,63}\.){1,30}"
    r"(?:[a-z]{2,24}(?=/)|com|org|net|info|biz|io|co|me|app|dev|xyz|top|site|online|shop|club|ru|cn|de|fr|es|it"
    r"|nl|uk|us|eu|ca|au|ch|at|be|pl|pt|br|in|jp|link|click|live|example|test)(?![\w.-]*[@\w])",
    re.IGNORECASE,
)


def one_line(text: str) -> str:
    """Fit for a header or a name: one line, single spaces, nothing that a terminal or parser would obey."""
    if not (text.isascii() and text.isprintable()):
        text = _BAD.sub("", _BREAKS.sub(" ", text))
    return " ".join(text.split())


def many_lines(text: str) -> str:
    """Fit for a body: lines end in `\\n`, tabs stay, nothing else that is not printed."""
    if text.isascii() and text.isprintable():
        return text
    return _BAD.sub("", _BREAKS.sub("\n", text))


def defang(text: str) -> str:
    """The same words, in which no mail program finds a link to make."""
    if "." not in text and ":" not in text:
        return text
    text = _SCHEME.sub(lambda found: f"{found[1]}[:]", text)
    return _HOST.sub(lambda found: found[0].replace(".", "[.]"), text)


def safe_text(text: str) -> str:
    """A person's words without controls, without our placeholders, without live links."""
    if _HARMLESS.fullmatch(text):
        return text
    return defang(many_lines(text).translate(_BRACKETS))


def safe_facts(facts: Mapping[str, Any]) -> dict[str, Any]:
    """A copy of the facts in which every string is safe to print; other values stay as they are."""
    return {name: _safe(name, value) for name, value in facts.items()}


def _safe(name: str, value: Any) -> Any:
    if value is None or isinstance(value, (bool, int, float, date)):
        return value
    if isinstance(value, str):
        return one_line(value).translate(_BRACKETS) if name.endswith(LIVE_KEYS) else safe_text(value)
    if isinstance(value, (dict, Mapping)):
        return safe_facts(value)
    if isinstance(value, (list, tuple)):
        return [_safe(name, item) for item in value]
    raise TypeError(f"the fact {name!r} is a {type(value).__name__}: mail is told in plain values")

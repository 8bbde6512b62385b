"""Puts the style sheet of our mails into `style` attributes, once, as templates are loaded. Knows no mail.

Mail programs drop style sheets; and inlining each rendered mail would cost more than rendering it.
"""

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

import css_inline
from jinja2 import BaseLoader, Environment, FileSystemLoader

STYLE_SHEET: Final = "_style.css"

_CLASS = re.compile(r' class="([a-z][a-z ]*)"')
_STYLE = re.compile(r'style="([^"]*)"')
_INDENT = re.compile(r"\n[ \t]+")


class InliningLoader(BaseLoader):
    """Jinja's file loader, whose `.html` templates come with their classes replaced by styles.

    Only classes are inlined, and the style sheet has only class selectors: a template's source is no document yet.
    """

    def __init__(self, folders: Sequence[Path]) -> None:
        """Folders are searched in order, so that an operator's own templates may come first."""
        self._files = FileSystemLoader([str(folder) for folder in folders])
        self._styles: dict[str, str] = {}

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, Callable[[], bool] | None]:
        """The template's text, inlined when it is HTML."""
        source, path, fresh = self._files.get_source(environment, template)
        if not template.endswith(".html"):
            return source, path, fresh
        sheet = self._files.get_source(environment, STYLE_SHEET)[0]
        return inline(source, sheet, self._styles), path, fresh

    def list_templates(self) -> list[str]:
        """Every template of every folder."""
        return self._files.list_templates()


def inline(source: str, sheet: str, known: dict[str, str]) -> str:
    """The template's source with styles for classes; `known` remembers what each set of classes comes to."""

    def style_of(found: re.Match[str]) -> str:
        classes = found[1]
        if classes not in known:
            known[classes] = _computed(classes, sheet)
        return f' style="{known[classes]}"'

    return _INDENT.sub("\n", _CLASS.sub(style_of, source))


def _computed(classes: str, sheet: str) -> str:
    inlined = css_inline.inline_fragment(f'<div class="{classes}"></div>', sheet)
    style = _STYLE.search(inlined)
    if style is None:
        raise ValueError(f"the style sheet says nothing of the class {classes!r}")
    return style[1]

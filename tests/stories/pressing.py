"""People who never write: they open the links of their mails, fill in the fields of a page, and press its buttons."""

import re
from dataclasses import dataclass
from html import unescape

from mailflow.demo.advance import settle
from tests.stories.letters import Mail, Story

_FORM = re.compile(r"<form[^>]*method=\"post\".*?</form>", re.DOTALL)
_HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')
_BUTTON = re.compile(r"<button([^>]*)>(.*?)</button>", re.DOTALL)
_LABEL = re.compile(r'<label for="([^"]+)">(.*?)</label>', re.DOTALL)


def plain(html: str) -> str:
    """The words of a page or a part of it, on one line."""
    body = html.partition("<body>")[2] or html
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())


@dataclass
class Form:
    """One form of a page, as a person sees it."""

    html: str

    @property
    def button(self) -> str:
        """What its button says."""
        found = _BUTTON.search(self.html)
        return plain(found[2]) if found else ""

    def filled(self, answers: dict[str, str]) -> dict[str, str]:
        """The fields to send: the hidden ones, what stands there, and the answers by the words beside a field."""
        data = dict(_HIDDEN.findall(self.html))
        data |= {name: unescape(value) for name, value in _standing(self.html)}
        for words, answer in answers.items():
            fitting = [
                target
                for target, label in _LABEL.findall(self.html)
                if words in f"{plain(label)} " and (not words[0].isdigit() or plain(label).startswith(words))
            ]
            assert len(fitting) == 1, f"{words!r} is beside {fitting} in {plain(self.html)}"
            data[_name(self.html, fitting[0])] = answer
        pressed = re.search(r'name="([^"]+)" value="([^"]*)"', _BUTTON.findall(self.html)[0][0])
        return data | ({pressed[1]: pressed[2]} if pressed else {})


def _name(html: str, target: str) -> str:
    found = re.search(rf'id="{re.escape(target)}" name="([^"]+)"', html)
    assert found, target
    return found[1]


def _standing(html: str) -> list[tuple[str, str]]:
    inputs = re.findall(r'<input id="[^"]+" name="([^"]+)" value="([^"]*)"', html)
    areas = re.findall(r'<textarea id="[^"]+" name="([^"]+)"[^>]*>(.*?)</textarea>', html, re.DOTALL)
    return [*inputs, *areas]


@dataclass
class Browser:
    """One person with the page that is open before them. What they write is only ever typed into a field."""

    story: Story
    person: str
    path: str = ""
    html: str = ""

    @property
    def text(self) -> str:
        """What stands on the page."""
        return plain(self.html)

    @property
    def buttons(self) -> list[str]:
        """What can be pressed on the page."""
        return [Form(one).button for one in _FORM.findall(self.html)]

    def opens(self, mail: Mail, label: str = "Your page") -> "Browser":
        """Follows a link of a mail."""
        return self.goes_to(mail.link(label))

    def goes_to(self, path: str) -> "Browser":
        """Opens an address."""
        answer = self.story.web.get(path)
        assert answer.status_code == 200, plain(answer.text)
        self.path, self.html = path, answer.text
        return self

    def presses(self, label: str, near: str = "", **answers: str) -> "Browser":
        """Fills in the form with this button and sends it; `near` are words that stand in it or before it."""
        return self.sends(label, {words.replace("_", " "): answer for words, answer in answers.items()}, near)

    def sends(self, label: str, answers: dict[str, str], near: str = "") -> "Browser":
        """The same, with answers by any words beside the fields."""
        after = self.html.index(near) if near else 0
        forms = [Form(found[0]) for found in _FORM.finditer(self.html) if found.end() > after]
        fitting = [form for form in forms if form.button == label]
        assert fitting, f"no button {label!r} among {self.buttons}"
        answer = self.story.web.post(self.path, data=fitting[0].filled(answers))
        assert answer.status_code == 200, plain(answer.text)
        self.html = answer.text
        settle(self.story.house)
        return self

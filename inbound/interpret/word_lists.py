"""Lists of words by subject and language, from `inbound/phrases/<subject>.toml` to patterns. Knows no sentence."""

import re
from functools import cache
from re import Pattern

from inbound.phrase_data import table

MACRO = re.compile(r"\{([a-z_]+)\}")
MACROS = "macros"
BEFORE, AFTER = "before", "after"
WORD_BEGINS, WORD_ENDS = r"(?<![\w'])", r"(?![\w'])"
EVERYWHERE = {"begins": WORD_BEGINS, "ends": WORD_ENDS}


@cache
def alternatives(subject: str, name: str) -> str:
    """Every wording of a list in all languages, as written and in that order; `{name}` stands for a macro or a list."""
    lists = table(subject)[name]
    wordings = [one for key, words in lists.items() if key not in (BEFORE, AFTER) for one in words]
    return expanded(subject, "|".join(wordings))


def any_of(subject: str, name: str) -> str:
    """The wordings of a list as one group, to stand within a longer pattern."""
    return f"(?:{alternatives(subject, name)})"


@cache
def pattern(subject: str, name: str) -> Pattern[str]:
    """Any wording of a list, as whole words, or within the `before` and `after` that the list itself gives."""
    lists = table(subject)[name]
    before, after = lists.get(BEFORE, WORD_BEGINS), lists.get(AFTER, WORD_ENDS)
    return re.compile(f"{expanded(subject, before)}{any_of(subject, name)}{expanded(subject, after)}")


def expanded(subject: str, wording: str) -> str:
    """A macro, or another list of the subject, in the place of its name. Raises KeyError for one that is not there."""
    macros = EVERYWHERE | table(subject).get(MACROS, {})
    while found := MACRO.search(wording):
        name = found.group(1)
        meant = macros[name] if name in macros else any_of(subject, name)
        wording = wording[: found.start()] + meant + wording[found.end() :]
    return wording

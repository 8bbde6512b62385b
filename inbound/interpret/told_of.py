"""Whether words that would stop or end something stand in an aim, an exercise or a story, and ask nothing of us.

Knows how aims are introduced and stories told in five languages; refuses to know the topic.
"""

from inbound.interpret.word_lists import pattern

SUBJECT = "told"
LONGEST_WANT = len("no longer")


def told_of(text: str, start: int, end: int) -> bool:
    """Whether the words between `start` and `end` are told of, or aimed at, and not asked for."""
    start += len(text[start:end]) - len(text[start:end].lstrip(" ,"))
    before, words, after = text[:start], text[start:end], text[end:]
    if asked_for(before) or pattern(SUBJECT, "asking").match(words):
        return False
    if any(pattern(SUBJECT, one).search(before) for one in ("introduced", "how_to", "at_work")):
        return True
    return bool(pattern(SUBJECT, "elsewhere").match(after)) or does_without(before, words) or in_a_story(text, start)


def asked_for(before: str) -> bool:
    """Whether a courtesy right before it asks for it."""
    return pattern(SUBJECT, "asking").search(before) is not None


def does_without(before: str, words: str) -> bool:
    """Whether "without" tells of what one does not do."""
    if not pattern(SUBJECT, "without").match(words):
        return False
    return bool(pattern(SUBJECT, "of_doing").match(words)) or not pattern(SUBJECT, "asked_without").search(before)


def in_a_story(text: str, start: int) -> bool:
    """Whether a story that began before is still told."""
    story = pattern(SUBJECT, "story").search(text[:start])
    return story is not None and not pattern(SUBJECT, "turned").search(text, story.end(), start + LONGEST_WANT)

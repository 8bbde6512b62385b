"""How many years of school a text asks for, by Flesch and Kincaid: a rough measure, good enough for a limit."""

import re

_URL = re.compile(r"https?://\S+|\S+@\S+")
_WORD = re.compile(r"[a-z]+(?:['’][a-z]+)*", re.IGNORECASE)
_VOWELS = re.compile(r"[aeiouy]+", re.IGNORECASE)


def grade(text: str) -> float:
    """0.39 words a sentence + 11.8 syllables a word - 15.59 (Kincaid 1975). A line's end ends a sentence too."""
    sentences = [_WORD.findall(part) for part in re.split(r"[.?:;\n]+", _URL.sub("", text))]
    sentences = [words for words in sentences if words]
    words = [word for sentence in sentences for word in sentence]
    return 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def syllables(word: str) -> int:
    """Groups of vowels, less a silent e at the end."""
    groups = len(_VOWELS.findall(word))
    if word.lower().endswith("e") and not word.lower().endswith("le"):
        groups -= 1
    return max(groups, 1)

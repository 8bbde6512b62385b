"""`mailflow demo --once`: a whole mentorship, told as it happens, and a plain sentence where a step fails."""

from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner

from mailflow.cli.demo import demo
from mailflow.demo import once
from tests.demo.stages import asked


@pytest.mark.slow
def test_a_whole_mentorship_goes_through_every_door(tmp_path: Path) -> None:
    lines: list[str] = []
    lasted = once.play(tmp_path, lines.append)
    told = "\n".join(lines)
    assert 80 < lasted.days < 200
    for step in ("new → joining", "joining → active", "asked → accepted", "proposed → confirmed", "active → ended"):
        assert step in told
    doors = Counter(door for line in lines for door in ("by reply", "by a link", "by a timer") if door in line)
    assert all(doors[door] > 3 for door in ("by reply", "by a link", "by a timer"))
    assert "gets “Your time with Tom has ended”" in told


def test_a_mail_that_does_not_come_is_named(tmp_path: Path) -> None:
    with asked(tmp_path) as told:
        story = once.Story(told.stage, lambda line: None)
        with pytest.raises(once.NotHappened, match=r"Tom Okafor did not get the mail 'digest' within 1 days\."):
            story.expects(told.tom, "digest", once.STEP * 8)


def test_a_button_that_is_not_there_is_named(tmp_path: Path) -> None:
    with asked(tmp_path) as told:
        story = once.Story(told.stage, lambda line: None)
        with pytest.raises(once.NotHappened, match="could not press button 9"):
            story.presses(told.tom, told.request, 9)


def test_with_a_mail_server_set_the_demo_refuses(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("MAILFLOW_DATA", str(tmp_path))
    monkeypatch.setenv("MAILFLOW_SMTP_URL", "smtp://mail.example.org:587?tls=starttls")
    answer = CliRunner().invoke(demo, ["--once"])
    assert "the demo sends no real mail" in str(answer.exception)

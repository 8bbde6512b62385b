"""The only reader of the time: the real time, moved by an offset in demos and tests. Knows no zone but UTC."""

import os
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from mailflow import settings
from mailflow.errors import ConfigurationError

PATIENCE = 10  # looks of a millisecond each, while another program is rewriting the file

_followed: list[Path | None] = []  # empty until the first look, then the one file, or None


def now() -> datetime:
    """The time that mailflow lives in: aware, UTC; the real time unless an offset file is followed."""
    path = offset_file()
    return real_now() if path is None else real_now() + timedelta(seconds=_read(path))


def real_now() -> datetime:
    """The real time, aware and UTC: for what the outside world dates, such as the timestamp of a webhook."""
    return datetime.now(UTC)


def offset_file() -> Path | None:
    """The file of seconds to add; what `MAILFLOW_CLOCK_FILE` named at the first look, or the last `follow`."""
    if not _followed:
        _followed.append(settings.clock_file())
    return _followed[0]


def follow(path: Path | None) -> None:
    """From now on this process takes its offset from `path`; None is the real time."""
    _followed[:] = [path]


def forget() -> None:
    """The next look reads the environment again."""
    _followed.clear()


def move_to(moment: datetime) -> None:
    """Makes `now()` be `moment` (aware), for every process that follows the same file."""
    set_offset((moment - real_now()).total_seconds())


def set_offset(seconds: float) -> None:
    """Writes the offset in one step, so that no reader sees half a number; raises when no file is followed."""
    path = offset_file()
    if path is None:
        raise ConfigurationError("The clock stands at the real time: set MAILFLOW_CLOCK_FILE to move it.")
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    fresh.write_text(f"{seconds:.6f}\n")
    fresh.replace(path)


def _read(path: Path) -> float:
    for _ in range(PATIENCE):
        try:
            text = path.read_text()
        except FileNotFoundError:
            return 0.0
        if text.strip():
            return _seconds(text, path)
        time.sleep(0.001)
    return 0.0


def _seconds(text: str, path: Path) -> float:
    try:
        return float(text)
    except ValueError:
        raise ConfigurationError(f"The clock file {path} must hold a decimal number of seconds.") from None

"""Time zones by the words that people use for them: `Europe/Berlin`, `berlin`, `New York`, `UTC`."""

from functools import cache
from zoneinfo import available_timezones


def zone_called(words: str) -> str | None:
    """The IANA zone that the words name, by itself or by its city; also by the first of `Lyon, France`'s parts."""
    for part in (words, *words.split(",")):
        found = _known().get(_plain(part))
        if found is not None:
            return found
    return None


def _plain(words: str) -> str:
    return " ".join(words.replace("_", " ").split()).strip(" .").lower()


@cache
def _known() -> dict[str, str]:
    """Full names win over cities, and a city of the big regions over the same one elsewhere."""
    names = sorted(available_timezones())
    regional = [name for name in names if "/" in name and not name.startswith(("Etc/", "posix/", "right/", "SystemV/"))]
    cities = {_plain(name.rpartition("/")[2]): name for name in reversed(regional)}
    return cities | {_plain(name): name for name in names}

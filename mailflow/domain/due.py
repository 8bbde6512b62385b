"""Pure arithmetic of dates: spans, quiet hours, the next free moment. Every moment is aware; zones are IANA names."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

_SPAN = re.compile(r"^(-?)(\d+) ?(min|minutes?|h|hours?|d|days?|w|weeks?|months?|years?)$")


@dataclass(frozen=True)
class Span:
    """A distance in calendar months and exact seconds of wall time; `2 months` from 31 December is 28 February."""

    months: int = 0
    days: int = 0
    seconds: int = 0

    @classmethod
    def parse(cls, text: str) -> "Span":
        """`7d`, `2 months`, `-14 d`, `15 min`. Raises ValueError with the text."""
        found = _SPAN.match(text.strip())
        if not found:
            raise ValueError(f"{text!r} is not a span such as '7d', '2 months' or '-14d'")
        number = int(found[1] + found[2])
        unit = found[3]
        if unit.startswith("mi"):
            return cls(seconds=60 * number)
        if unit.startswith("h"):
            return cls(seconds=3600 * number)
        if unit.startswith("d"):
            return cls(days=number)
        if unit.startswith("w"):
            return cls(days=7 * number)
        return cls(months=number * (12 if unit.startswith("y") else 1))

    def times(self, number: int) -> "Span":
        """So many of it in a row."""
        return Span(self.months * number, self.days * number, self.seconds * number)


def after(moment: datetime, span: Span, zone: str) -> datetime:
    """The moment a span later on the zone's wall clock, as UTC: days and months keep the hour through DST."""
    seconds = timedelta(seconds=span.seconds)
    if not span.months and not span.days:
        return moment.astimezone(UTC) + seconds
    local = moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    month = local.month - 1 + span.months
    year = local.year + month // 12
    month = month % 12 + 1
    day = min(local.day, monthrange(year, month)[1])
    local = local.replace(year=year, month=month, day=day) + timedelta(days=span.days)
    return _to_utc(local, zone) + seconds


def next_turn(began: datetime, span: Span, moment: datetime, zone: str) -> datetime:
    """The first of the moments one, two, three … spans from `began` that is after `moment`.

    Counted from the beginning each time, so that it never drifts: 31 January, 28 February, 31 March.
    Raises ValueError for a span that does not go forward.
    """
    if min(span.months, span.days, span.seconds) < 0 or span == Span():
        raise ValueError("only a span that goes forward comes round again")
    turn = 1
    while (found := after(began, span.times(turn), zone)) <= moment:
        turn += 1
    return found


@dataclass(frozen=True)
class QuietHours:
    """From `start` in the evening to `end` in the morning nothing is sent, nor on a weekend unless `weekends`."""

    start: time = time(20)
    end: time = time(8)
    weekends: bool = False


def next_allowed(moment: datetime, quiet: QuietHours, zone: str) -> datetime:
    """The first moment from `moment` on that is outside the quiet hours of the zone, as UTC."""
    local = moment.astimezone(ZoneInfo(zone))
    if local.time() >= quiet.start:
        local = _morning(local + timedelta(days=1), quiet)
    elif local.time() < quiet.end:
        local = _morning(local, quiet)
    while not quiet.weekends and local.weekday() >= 5:
        local = _morning(local + timedelta(days=1), quiet)
    if local == moment.astimezone(ZoneInfo(zone)):
        return moment
    return _to_utc(local.replace(tzinfo=None), zone)


def allowed_before(moment: datetime, quiet: QuietHours, zone: str) -> datetime:
    """`moment` where it is outside the quiet hours, else the last morning before: for what must not be late."""
    if next_allowed(moment, quiet, zone) == moment:
        return moment
    morning = _morning(moment.astimezone(ZoneInfo(zone)), quiet)
    while morning > moment or (not quiet.weekends and morning.weekday() >= 5):
        morning = _morning(morning - timedelta(days=1), quiet)
    return _to_utc(morning.replace(tzinfo=None), zone)


def morning_of(day: str | None, hour: time, zone: str) -> datetime | None:
    """That hour of an ISO day, of a month named alone of its first, as UTC. None for what is no date."""
    try:
        named = date.fromisoformat(day if day and len(day) > 7 else f"{day}-01")
    except ValueError:
        return None
    return _to_utc(datetime.combine(named, hour), zone)


def days_between(earlier: datetime, later: datetime, zone: str) -> int:
    """How many midnights of the zone lie between: what people mean by days."""
    there = ZoneInfo(zone)
    return (later.astimezone(there).date() - earlier.astimezone(there).date()).days


def next_morning(moment: datetime, hour: time, zone: str) -> datetime:
    """The next `hour` of the zone's wall clock strictly after `moment`, as UTC."""
    local = moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    candidate = local.replace(hour=hour.hour, minute=hour.minute, second=0, microsecond=0)
    found = _to_utc(candidate, zone)
    while found <= moment:
        candidate += timedelta(days=1)
        found = _to_utc(candidate, zone)
    return found


def _morning(local: datetime, quiet: QuietHours) -> datetime:
    return local.replace(hour=quiet.end.hour, minute=quiet.end.minute, second=0, microsecond=0)


def _to_utc(local: datetime, zone: str) -> datetime:
    # A wall time that DST skips is read with the offset before the jump (PEP 495, fold=0): it lands just after it.
    return local.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)

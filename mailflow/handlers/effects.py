"""What every handler does with a row of a table: move the thing, write the journal, set timers, tell people."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import insert, inspect

from mailflow.domain import due
from mailflow.domain.commands import to_data
from mailflow.domain.machine import NEW, Reverse, Table, Transition
from mailflow.domain.timers import TIMERS
from mailflow.handlers import letters, things
from mailflow.handlers.act import Act
from mailflow.store import timers as timer_rows
from mailflow.store.journal import JournalEntry
from mailflow.store.mentoring import Form
from mailflow.store.programmes import Participation
from mailflow.store.timers import Timer


def step(
    act: Act, table: Table, thing: Any, facts: Any = None, *, tell: dict[str, Any] | None = None, **changes: Any
) -> JournalEntry:
    """Take the command's row from the thing's state: the usual case of `move`. Raises what the table raises."""
    row = table.step(thing.state, act.command, facts)
    return move(act, thing, row, tell=tell, **changes)


def create(
    act: Act, table: Table, thing: Any, facts: Any = None, *, tell: dict[str, Any] | None = None
) -> JournalEntry:
    """Bring a new thing into being by the command's row from `new`. Raises what the table raises, and adds nothing."""
    return add(act, thing, table.step(NEW, act.command, facts), tell=tell)


def add(act: Act, thing: Any, row: Transition, *, tell: dict[str, Any] | None = None) -> JournalEntry:
    """Bring a new thing into being by a row of its own table, where the command is another noun's."""
    thing.state = row.target
    act.session.add(thing)
    act.session.flush()
    return _carry_out(act, thing, row, NEW, {}, tell or {})


def move(act: Act, thing: Any, row: Transition, *, tell: dict[str, Any] | None = None, **changes: Any) -> JournalEntry:
    """Set the thing's state and `changes`, and do all that the row says. `tell` are further facts for its emails."""
    before = {name: _plain(getattr(thing, name)) for name in changes}
    from_state = thing.state
    thing.state = row.target_from(from_state)
    for name, value in changes.items():
        setattr(thing, name, value)
    act.session.flush()
    return _carry_out(act, thing, row, from_state, before, tell or {})


def note(act: Act, thing: Any, **facts: Any) -> JournalEntry:
    """A journal entry without a move: something was asked and answered."""
    return _journal(act, thing, thing.state if hasattr(thing, "state") else None, {}, reversible=False, facts=facts)


def _carry_out(
    act: Act, thing: Any, row: Transition, from_state: str, before: dict[str, Any], tell: dict[str, Any]
) -> JournalEntry:
    entry = _journal(act, thing, from_state, before, reversible=row.reverse is Reverse.BACK, facts={})
    if row.stops:
        stop_timers(act, thing, *row.stops)
    start_timers(act, thing, *row.starts)
    for email in row.emails:
        letters.tell(act, email, thing, **tell)
    return entry


def _journal(
    act: Act, thing: Any, from_state: str | None, before: dict[str, Any], *, reversible: bool, facts: dict[str, Any]
) -> JournalEntry:
    entry = JournalEntry(
        at=act.now,
        programme_id=act.programme.id,
        person_id=act.origin.person,
        behalf_of_id=act.origin.behalf_of,
        door=act.origin.door.value,
        origin=None if act.entries else act.origin.key,
        cause_id=act.cause_id,
        inbound_id=act.origin.inbound,
        timer_id=act.origin.timer,
        answers_id=act.origin.answers,
        command=type(act.command).__name__,
        data=to_data(act.command),
        noun=things.noun_of(thing),
        thing_id=thing.id,
        from_state=from_state,
        to_state=getattr(thing, "state", None),
        version=getattr(thing, "version", None),
        before=before,
        reversible=reversible,
        facts=facts,
    )
    act.session.add(entry)
    act.session.flush()
    act.entries.append(entry)
    return entry


def start_timer(act: Act, thing: Any, name: str, *, at: datetime | None = None) -> None:
    """Open a timer, due at `at` or its policy's span from now; none where this programme's policy does not set it."""
    if at is None:
        start_timers(act, thing, name)
    else:
        open_timers(act, thing, {name: at})


def start_timers(act: Act, thing: Any, *names: str) -> None:
    """Open those of the timers that this programme's policy sets, each due its span from now."""
    known = [name for name in names if name in act.policy.timers]
    open_timers(act, thing, {name: _due(act, thing, name) for name in known})


def _due(act: Act, thing: Any, name: str) -> datetime:
    """Its span from now; one that starts itself again counts from the beginning, so that lateness does not add up."""
    span, zone = act.policy.timer(name), zone_of(act, thing)
    fired = act.session.get(Timer, act.origin.timer) if act.origin.timer is not None else None
    if fired is None or fired.name != name:
        return due.after(act.now, span, zone)
    return due.next_turn(getattr(thing, "began_at", fired.first_due_at), span, act.now, zone)


def open_timers(act: Act, thing: Any, moments: dict[str, datetime]) -> None:
    """Open timers due at these moments, in one statement: a mentorship opens ten."""
    shared = {
        "programme_id": act.programme.id,
        "noun": things.noun_of(thing),
        "thing_id": thing.id,
        "opened_by_id": act.cause_id,
    }
    rows = [{**shared, "name": TIMERS[name].name, "due_at": at, "first_due_at": at} for name, at in moments.items()]
    if rows:
        act.session.execute(insert(Timer), rows)


def stop_timers(act: Act, thing: Any, *names: str) -> None:
    """Close the named timers of the thing; `all` closes each."""
    noun = things.noun_of(thing)
    wanted = tuple(TIMERS) if names == ("all",) else names
    timer_rows.close(act.session, noun, thing.id, wanted, act.now, act.cause_id)


def zone_of(act: Act, thing: Any) -> str:
    """The wall clock that counts for the thing: the member's own, a pair's mentee's, else the programme's."""
    if isinstance(thing, Participation):
        return thing.zone
    if isinstance(thing, Form):
        return thing.participation.zone
    pair = things.pair_of(thing)
    return pair.mentee.zone if pair is not None else act.programme.zone


def _plain(value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    return value


def restore(thing: Any, before: dict[str, Any]) -> None:
    """Put the attributes of an entry's `before` back as they were."""
    columns = inspect(type(thing)).columns
    for name, value in before.items():
        setattr(thing, name, _read(value, columns[name].type.python_type))


def _read(value: Any, kind: type[Any]) -> Any:
    if isinstance(value, str) and kind in (datetime, date):
        return kind.fromisoformat(value)
    return value

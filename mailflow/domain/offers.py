"""An offer: commands that an email or a page holds out, with holes that the answer fills. Data, kept as JSON."""

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields, replace
from typing import Any

from mailflow.domain.machine import Command

CommandData = dict[str, Any]


@dataclass(frozen=True)
class OfferSpec:
    """A row of the catalogue: an intent of the reader and the command that takes it up; `fixed` are set fields."""

    intent: str
    command: type[Command]
    fixed: tuple[tuple[str, Any], ...] = ()
    button: bool = True


@dataclass(frozen=True)
class Offer:
    """What one email offers one person. Satisfies what the reader needs: `intent`, `holes`, `number`."""

    intent: str
    commands: tuple[CommandData, ...]
    holes: tuple[str, ...] = ()
    number: int | None = None
    label: str | None = None
    button: bool = False

    def to_json(self) -> dict[str, Any]:
        """The offer as it stands on the outgoing message's row."""
        return {
            "intent": self.intent,
            "commands": list(self.commands),
            "holes": list(self.holes),
            "number": self.number,
            "label": self.label,
            "button": self.button,
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Offer":
        """The inverse of `to_json`."""
        return cls(
            intent=data["intent"],
            commands=tuple(data["commands"]),
            holes=tuple(data["holes"]),
            number=data.get("number"),
            label=data.get("label"),
            button=bool(data.get("button")),
        )


def offer_from(spec: OfferSpec, bound: Mapping[str, Any], *, number: int | None = None) -> Offer:
    """The spec with the thing's ids bound; the fields that nothing binds are the holes."""
    values: dict[str, Any] = {"name": spec.command.__name__}
    holes: list[str] = []
    fixed = dict(spec.fixed)
    for field in fields(spec.command):
        if field.name in fixed:
            values[field.name] = fixed[field.name]
        elif field.name in bound and field.default is MISSING:
            values[field.name] = bound[field.name]
        else:
            holes.append(field.name)
    return Offer(spec.intent, (values,), tuple(holes), number, None, spec.button)


def fill(offer: Offer, args: Mapping[str, Any]) -> list[CommandData]:
    """The offer's commands with the answer's arguments in their holes; arguments without a hole are left out."""
    filled = {name: args[name] for name in offer.holes if args.get(name) is not None}
    return [{**command, **filled} for command in offer.commands]


def fill_in(offer: Offer, args: Mapping[str, Any]) -> Offer:
    """The same offer with what was said already in its holes: whoever then only chooses need not say it again."""
    still_open = tuple(name for name in offer.holes if args.get(name) is None)
    return replace(offer, commands=tuple(fill(offer, args)), holes=still_open)

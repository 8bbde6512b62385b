"""The presets: policies as TOML files beside this one. Knows how to read them and to say what is wrong with one."""

import difflib
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from mailflow.domain.policy import Policy
from mailflow.domain.timers import TIMERS
from mailflow.errors import ConfigurationError

_FOLDER = Path(__file__).parent


def names() -> list[str]:
    """The presets there are."""
    return sorted(path.stem for path in _FOLDER.glob("*.toml"))


def load(name: str, changes: Mapping[str, str] | None = None) -> Policy:
    """The preset's policy with `changes` (dotted keys, as `--set caps.places=40`). Raises ConfigurationError."""
    path = _FOLDER / f"{name}.toml"
    if not path.is_file():
        raise ConfigurationError(f"There is no preset {name!r}.{_did_you_mean(name, names())}")
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    for key, value in (changes or {}).items():
        _set(data, key, value)
    return read(data)


def read(data: Mapping[str, Any]) -> Policy:
    """The policy that the data describes. Raises ConfigurationError naming each wrong key."""
    try:
        policy = Policy.model_validate(data)
        for name in policy.timers:
            if name not in TIMERS:
                raise ConfigurationError(f"There is no timer {name!r}.{_did_you_mean(name, TIMERS)}")
            policy.timer(name)
    except ValidationError as wrong:
        raise ConfigurationError("; ".join(_explain(error) for error in wrong.errors())) from None
    except ValueError as wrong:
        raise ConfigurationError(str(wrong)) from None
    return policy


def _set(data: dict[str, Any], key: str, value: str) -> None:
    *path, last = key.split(".")
    for part in path:
        data = data.setdefault(part, {})
    try:
        data[last] = tomllib.loads(f"value = {value}")["value"]
    except tomllib.TOMLDecodeError:
        data[last] = value


def _explain(error: Any) -> str:
    place = ".".join(str(part) for part in error["loc"])
    if error["type"] != "extra_forbidden":
        return f"{place}: {error['msg'].lower()}"
    model: type[BaseModel] = Policy
    for part in error["loc"][:-1]:
        inner = model.model_fields[str(part)].annotation if str(part) in model.model_fields else None
        model = inner if isinstance(inner, type) and issubclass(inner, BaseModel) else model
    return f"There is no setting {place!r}.{_did_you_mean(str(error['loc'][-1]), model.model_fields)}"


def _did_you_mean(word: str, known: Any) -> str:
    close = difflib.get_close_matches(word, list(known), n=1)
    return f" Did you mean {close[0]!r}?" if close else f" There are: {', '.join(sorted(known))}."

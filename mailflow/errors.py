"""The kinds of failure. Knows nothing of where they happen or how they are worded."""

import traceback
from dataclasses import fields, is_dataclass
from typing import Any


class MailflowError(Exception):
    """Anything that mailflow raises on purpose."""


class ConfigurationError(MailflowError):
    """The operator can mend it: the message says what is wrong and what to do."""


class Refusal(MailflowError):
    """A command that cannot be done now; each is a dataclass whose fields fill its sentence in the catalogue."""

    @property
    def situation(self) -> str:
        """The name that the language catalogue words, e.g. `MentorAtCapacity`."""
        return type(self).__name__

    def facts(self) -> dict[str, Any]:
        """The fields by name, fit for JSON and for the sentence's holes."""
        if not is_dataclass(self):
            return {}
        return {field.name: getattr(self, field.name) for field in fields(self)}


class NotAuthorised(Refusal):
    """The actor may not give this command, whatever state the thing is in."""


class NeedsConfirmation(MailflowError):
    """The command is fine, but this door's word is not enough for it: it needs a page."""


class Unusable(MailflowError):
    """A message that was stored but cannot be worked on; a person must look at it."""


def where(error: BaseException) -> str:
    """File and line of the failure, for logs: what was in it is never told, since a message may quote an address."""
    frames = traceback.extract_tb(error.__traceback__)
    return f"{frames[-1].filename}:{frames[-1].lineno}" if frames else "unknown"

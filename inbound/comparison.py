"""What replies are compared with, loaded for the one process that reads mail: the encoder and numpy come with it."""

from pathlib import Path

from inbound.likeness import Compares
from mailflow import settings


def comparison(keep_in: Path | None = None) -> Compares:
    """Ready to compare; what is computed for it once is kept in the folder.

    Numpy is imported here and not by import of this module: no other process needs it, and it reads how many threads
    it may have only once.
    """
    settings.one_thread_for_numbers()
    from inbound import meaning

    return meaning.load(keep_in)

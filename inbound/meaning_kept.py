"""What was computed of the examples, as a file: kept whole or not at all. Knows the file, refuses to know meanings."""

import os
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from inbound.meaning_examples import FOLDER

Matrix = NDArray[np.float32]
COMPUTED = FOLDER / "computed.npz"
"""Comes with the examples, so that a first start computes nothing."""
STEPS = 127  # a vector's numbers are kept in a byte each


def recalled(path: Path, mark: str) -> tuple[Matrix, Matrix] | None:
    """Vectors and weights as kept; None when there are none of this mark, or none that can be read."""
    try:
        with np.load(path, allow_pickle=False) as file:
            if str(file["mark"]) != mark:
                return None
            return file["vectors"].astype(np.float32) / STEPS, file["weights"].astype(np.float32)
    except (OSError, ValueError, KeyError, EOFError, BadZipFile):
        return None


def keep(path: Path, mark: str, vectors: Matrix, weights: Matrix) -> None:
    """Written beside and moved into place, so that another process never reads half a file."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        half = path.with_name(f"{path.stem}-{os.getpid()}.npz")
        small = np.round(vectors * STEPS).astype(np.int8)
        np.savez_compressed(half, mark=np.array(mark), vectors=small, weights=weights.astype(np.float16))
        half.replace(path)
    except OSError:
        return  # a folder that cannot be written costs the next start a few seconds

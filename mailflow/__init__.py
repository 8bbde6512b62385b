"""The version of mailflow, and nothing else."""

__version__ = "0.1.0"

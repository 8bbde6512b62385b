"""Mentorships: how they begin, go and end. The rules are in `domain/mentorship`."""

from mailflow.handlers.mentorship.begin import begin
from mailflow.handlers.mentorship.overview import overview

__all__ = ["begin", "overview"]

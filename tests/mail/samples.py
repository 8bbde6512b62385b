"""Facts for every template at once, so that each mail can be rendered, linted and looked at."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from mailflow import languages
from mailflow.domain.emails import EMAILS
from mailflow.mail.render import Button, Rendered, Renderer

TEMPLATES = Path(__file__).parents[2] / "templates" / "email"

RENDERER = Renderer([TEMPLATES], "https://mailflow.example.org", "in.example.org", languages.load)

MENTOR: dict[str, Any] = {
    "id": 11,
    "name": "Tom Berg",
    "first_name": "Tom",
    "address": "tom@home.example",
    "profile_code": "TB-4711",
    "about": "I have made food safe for nine years.\nI like long walks and short meetings.",
    "interests": ["food safety", "negotiation"],
    "profile": {"about": "I have made food safe for nine years.", "city": "Lyon"},
}
MENTEE: dict[str, Any] = MENTOR | {
    "id": 12,
    "name": "Mia Lang",
    "first_name": "Mia",
    "address": "mia@home.example",
    "profile_code": "ML-0815",
    "about": "A chemist in Lyon, two years out of school.",
}
GOAL: dict[str, Any] = {
    "id": 5,
    "number": 1,
    "text": "Lead one meeting a month until June",
    "due": date(2026, 6, 30),
    "percent": 40,
    "note": "Two of five are done.",
    "wording": "Lead one team meeting each month until the end of June",
    "state": "open",
}

FACTS: dict[str, Any] = {
    "programme": {
        "name": "The Women's Alliance",
        "slug": "alliance",
        "address": "alliance@in.example.org",
        "contact_name": "Ada Admin",
        "contact_address": "ada@alliance.example",
    },
    "you": MENTOR | {"role": "mentor", "zone": "Europe/Paris"},
    "mentor": MENTOR,
    "mentee": MENTEE,
    "partner": MENTEE,
    "partner_role": "mentee",
    "request": {
        "id": 7,
        "state": "open",
        "initiator": "mentee",
        "text": "I would love to learn how you talk to suppliers.\n\nYou seem to enjoy it. See www.evil.com",
        "reason": "I have no time before the summer.",
        "created_at": datetime(2026, 3, 2, 9, 30, tzinfo=UTC),
    },
    "said": "Sounds good\naccept perhaps?",
    "lines": ["You said no to request 7. We tell the other person kindly."],
    "subject_then": "Mia asks you for a mentorship",
    "goal": GOAL,
    "invitation": {"id": 3, "role": None, "state": "open"},
    "inviter": "Ada Admin",
    "code": "WA-7KQ4-M2",
    "people": [
        {"name": "Ada Admin", "title": "Head of mentoring", "group": None},
        {"name": "Paula Roth", "title": "president", "group": "Lyon"},
    ],
    "participation": {
        "id": 4,
        "state": "active",
        "role": "mentee",
        "profile_code": "WA-ML08",
        "interests": "chess",
        "joined_at": datetime(2026, 1, 5, 9, 0, tzinfo=UTC),
        "renews_at": datetime(2027, 1, 5, 9, 0, tzinfo=UTC),
        "paused_until": datetime(2026, 9, 1, 6, 0, tzinfo=UTC),
    },
    "asked": [
        {"number": 1, "text": "What is your full name, as others should see it?"},
        {"number": 4, "text": "Where do you live? A city is enough."},
    ],
    "kept": [{"question": "What do you do?", "answer": "A chemist.\nI like trains."}],
    "position": 3,
    "zone": "Paris",
    "until": datetime(2026, 3, 6, 8, 0, tzinfo=UTC),
    "searched": "food safety, Lyon",
    "found": [
        MENTOR | {"number": 1, "role": "mentor", "location": "Lyon"},
        MENTEE | {"number": 2, "role": "both", "location": "", "about": "", "interests": []},
    ],
    "goals": [GOAL, GOAL | {"id": 6, "number": 2, "percent": None, "due": None}],
}

WORDS = languages.load("en")


def buttons(intents: Sequence[str]) -> list[Button]:
    """A button for each intent that has a label, the last of several with a number."""
    labelled = [intent for intent in intents if WORDS.has("buttons", intent)]
    return [
        Button(intent, WORDS.raw("buttons", intent), place if place > 1 else None, f"/do/⟦link⟧/{place}", intent)
        for place, intent in enumerate(labelled)
    ]


BUTTONS = tuple(buttons(("accept", "decline")))


def names() -> list[str]:
    """Every email that has a template."""
    return sorted(path.stem for path in TEMPLATES.glob("[a-z]*.html"))


def sample(name: str, role: str = "mentor") -> Rendered:
    """The email as it would go to the pair's mentor, or to its mentee, with what the catalogue offers."""
    you, partner = (MENTOR, MENTEE) if role == "mentor" else (MENTEE, MENTOR)
    facts = FACTS | {"you": you | {"role": role, "zone": "Europe/Paris"}, "partner": partner}
    offered = [spec.intent for spec in EMAILS[name].offers if spec.button]
    words = [WORDS.say("replies", spec.intent, facts) for spec in EMAILS[name].offers]
    return RENDERER.render(name, language="en", facts=facts, buttons=buttons(offered), words=words)

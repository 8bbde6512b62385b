"""Facts for every template at once, so that each mail can be rendered, linted and looked at."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from mailflow import languages
from mailflow.domain.emails import EMAILS, Email
from mailflow.handlers.letters import FOOTERS
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
ADMINISTRATOR: dict[str, Any] = {
    "name": "Ada Admin",
    "address": "ada@alliance.example",
    "level": "administrator",
    "title": "Head of mentoring",
    "group": None,
    "year": None,
}
ITEM: dict[str, Any] = {
    "number": 1,
    "title": "No answer yet to the request between Tom Berg and Mia Lang.",
    "words": "“1 remind”, “1 end”, “1 later”",
    "since": datetime(2026, 3, 2, 9, 30, tzinfo=UTC),
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
    "headline": "Done",
    "passed_on": False,
    "wrong_code": True,
    "people": [
        ADMINISTRATOR,
        ADMINISTRATOR | {"name": "Paula Roth", "level": "president", "title": None, "group": "Lyon", "year": 2026},
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
    "mentorship": {
        "id": 2,
        "state": "active",
        "began_at": datetime(2026, 3, 3, 9, 0, tzinfo=UTC),
        "ends_at": datetime(2027, 3, 3, 9, 0, tzinfo=UTC),
        "ended_at": None,
        "ended_because": "goals_met",
        "ended_by": "mentee",
        "frequency": "every other Tuesday, online",
        "meetings_held": 3,
        "last_met_at": datetime(2026, 5, 3, 9, 0, tzinfo=UTC),
    },
    "meeting": {
        "id": 9,
        "begins_at": datetime(2026, 3, 10, 14, 0, tzinfo=UTC),
        "day": date(2026, 3, 10),
        "timed": True,
        "place": "the café at the station",
        "objectives": "How to say no.\nMy talk in June.",
        "state": "planned",
    },
    "length": {"least": 12, "most": 18},
    "answers": {
        "mentor": [{"number": 2, "text": "What are you proud of?", "answer": "My garden.\nMy team."}],
        "mentee": [{"number": 15, "text": "Which topics would you rather not discuss?", "answer": "Money."}],
    },
    "points": [{"heading": "How often", "text": "every two weeks"}, {"heading": "Minutes each time", "text": "45"}],
    "days_left": 60,
    "thanks": "You gave me courage.\nThank you!",
    "note": "Sorry, my new job eats my time.",
    "change": "added",
    "hints": ["By when? A day gives you something to plan towards."],
    "all_reached": True,
    "met": True,
    "moves": [{"at": datetime(2026, 3, 2, 9, 30, tzinfo=UTC), "text": "You said no to request 7."}],
    "roles": ["mentor", "mentee"],
    "sayings": ["“Status”, to see your mentorships and what waits", "“Help”, to see all that you can say"],
    "sent_at": datetime(2026, 3, 2, 9, 30, tzinfo=UTC),
    "because": "A request to you has waited for a week.",
    "by": None,
    "yourself": False,
    "at": datetime(2026, 3, 9, 9, 30, tzinfo=UTC),
    "timer": "the reminder of a request without an answer",
    "due_at": datetime(2026, 3, 9, 9, 30, tzinfo=UTC),
    "stoppable": True,
    "requests": [{"id": 7, "partner": "Tom Berg", "mine": True, "since": datetime(2026, 3, 2, 9, 30, tzinfo=UTC)}],
    "mentorships": [
        {
            "partner": MENTEE,
            "partner_role": "mentee",
            "state": "ending",
            "began_at": datetime(2026, 3, 3, 9, 0, tzinfo=UTC),
            "ends_at": datetime(2027, 3, 3, 9, 0, tzinfo=UTC),
            "meetings_held": 3,
            "meetings": [{"begins_at": datetime(2026, 3, 10, 14, 0, tzinfo=UTC), "place": "the café"}],
            "goals": [GOAL],
        }
    ],
    "matter": {
        "id": 8,
        "title": "Mia Lang asks for a person.",
        "facts": {"person": "Mia Lang"},
        "created_at": datetime(2026, 3, 2, 9, 30, tzinfo=UTC),
    },
    "administrator": "Ada Admin",
    "words": "I do not know whom to ask.\nCan you help?",
    "text": "I do not know whom to ask.",
    "settled": True,
    "glance": [
        {"label": "Members taking part", "count": 58, "change": " (+2)"},
        {"label": "Pairs under way", "count": 21, "change": ""},
        {"label": "Requests without an answer", "count": 4, "change": " (-1)"},
    ],
    "compared_with": datetime(2026, 3, 8, 7, 0, tzinfo=UTC),
    "weekday": "Monday",
    "waits": "1 to decide, 1 to look after",
    "quiet": False,
    "decide": [ITEM],
    "worries": [ITEM | {"number": 2}],
    "more": 3,
    "news": ["Tom Berg and Mia Lang have ended: it did not work. “We never found time.”"],
    "stages": [
        {"label": "Not met yet", "count": 3, "change": ""},
        {"label": "Meeting", "count": 17, "change": ""},
        {"label": "About to end", "count": 1, "change": ""},
    ],
    "since": datetime(2026, 3, 8, 7, 0, tzinfo=UTC),
    "service": [
        {"label": "Mails sent", "count": 40, "change": ""},
        {"label": "Of these to ask or remind", "count": 12, "change": ""},
        {"label": "Mails that came back", "count": 1, "change": ""},
    ],
    "weeks": [0, 2, 3, 1, 4, 6, 5, 8, 7, 9, 12, 10],
    "ticked_at": datetime(2026, 3, 9, 7, 0, tzinfo=UTC),
    "system": [
        {"label": "Waiting to go out", "count": 3, "change": ""},
        {"label": "Waiting to be read", "count": 0, "change": ""},
        {"label": "Held for a person", "count": 1, "change": ""},
    ],
    "states": [{"label": "taking part", "count": 58}, {"label": "on a break", "count": 2}],
    "members": [
        {"name": "Mia Lang", "code": "ML-0815", "role": "mentee", "state": "taking part", "address": "mia@home.example"}
    ],
}

WORDS = languages.load("en")


def buttons(intents: Sequence[str], email: Email) -> list[Button]:
    """A button for each intent that has a label, the last of several with a number."""
    keys = {intent: WORDS.key("buttons", email.topic, intent) for intent in intents}
    labels = [(intent, WORDS.raw("buttons", key)) for intent, key in keys.items() if WORDS.has("buttons", key)]
    return [
        Button(intent, label, place if place > 1 else None, f"/do/⟦link⟧/{place}", email.answer(intent))
        for place, (intent, label) in enumerate(labels)
    ]


BUTTONS = tuple(buttons(("accept", "decline"), EMAILS["request_received"]))


def names() -> list[str]:
    """Every email that has a template."""
    return sorted(path.stem for path in TEMPLATES.glob("[a-z]*.html"))


OFFERED: dict[str, list[Button]] = {
    "service_choices": [
        Button("accept", "Yes, accept (Mia Lang)", 1, "/do/⟦link⟧/0", "1"),
        Button("join", "Yes, join", 2, "/do/⟦link⟧/1", "2"),
    ],
    "service_confirm": [Button("confirm", "Yes, do it", None, "/do/⟦link⟧/0", "confirm")],
    "service_done": [Button("undo", "Undo this", None, "/do/⟦link⟧/0", "undo")],
    "participation_found": [
        Button("request", "Tom Berg", 1, "/do/⟦link⟧/0", "1"),
        Button("request", "Mia Lang", 2, "/do/⟦link⟧/1", "2"),
    ],
    "digest": [
        Button("approve", "Invite Paula Roth", 1, "/do/⟦link⟧/0", "1 approve"),
        Button("reject", "Do not invite Paula Roth", 1, "/do/⟦link⟧/1", "1 reject"),
        Button("reject", "Put the mail from ana@example.org away", 2, "/do/⟦link⟧/5", "2 reject"),
    ],
}
"""What handlers offer by themselves."""


def sample(name: str, role: str = "mentor") -> Rendered:
    """The email as it would go to the pair's mentor, or to its mentee, with what the catalogue offers."""
    you, partner = (MENTOR, MENTEE) if role == "mentor" else (MENTEE, MENTOR)
    facts = FACTS | {"you": you | {"role": role, "zone": "Europe/Paris"}, "partner": partner}
    email = EMAILS[name]
    offered = buttons([spec.intent for spec in email.offers if spec.button], email)
    return RENDERER.render(
        name,
        language="en",
        facts=facts,
        buttons=OFFERED.get(name, offered),
        words=words_of(email, facts),
        footer=FOOTERS.get(email.kind, "pause"),
    )


def words_of(email: Email, facts: dict[str, Any]) -> list[str]:
    """What the email's offers let people reply."""
    if email.name == "digest":
        numbers = {"number": 1, "first": 1, "last": 4}
        return [WORDS.say("replies", f"on_digest.{intent}", numbers) for intent in ("approve", "several", "reject")]
    keys = [WORDS.key("replies", email.topic, spec.intent) for spec in email.offers]
    return [WORDS.say("replies", key, facts) for key in keys if WORDS.has("replies", key)]

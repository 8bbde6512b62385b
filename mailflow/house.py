"""What a running mailflow holds: settings, sessions, bell, renderer, transport. Made once a process; knows no rule."""

from dataclasses import dataclass

from redis import Redis
from sqlalchemy import Engine
from sqlalchemy.orm import Session, sessionmaker

from mailflow import queues
from mailflow.languages import Catalogue, load
from mailflow.mail.render import Renderer
from mailflow.mail.transport import SmtpTransport, Transport
from mailflow.settings import Settings
from mailflow.store.base import make_engine, make_sessions

_KEY = "house"


@dataclass(frozen=True)
class House:
    """`sessions` write (a drain can be redone), `durable` ones acknowledge; `bell` may be out of reach.

    Without a `transport` (no MAILFLOW_SMTP_URL) mail waits in the outbox.
    """

    settings: Settings
    engine: Engine
    sessions: sessionmaker[Session]
    durable: sessionmaker[Session]
    bell: Redis | None
    renderer: Renderer
    transport: Transport | None

    @property
    def secret(self) -> bytes:
        """The key of all tokens."""
        return self.settings.secret_key.get_secret_value().encode()

    def reading(self) -> Session:
        """A session that never takes SQLite's write lock."""
        return self.sessions(bind=self.engine)

    def words(self, language: str) -> Catalogue:
        """The catalogue of a language."""
        return load(language)


def build(settings: Settings) -> House:
    """The house that these settings describe. Opens no connection yet."""
    engine = make_engine(settings.database_url)
    sessions, durable = make_sessions(engine), make_sessions(make_engine(settings.database_url, durable=True))
    house = House(
        settings=settings,
        engine=engine,
        sessions=sessions,
        durable=durable,
        bell=queues.connect(settings.redis_url) if settings.redis_url else None,
        renderer=Renderer(
            [folder / "email" for folder in settings.template_folders], settings.base_url, settings.domain, load
        ),
        transport=SmtpTransport(settings.smtp_url.get_secret_value()) if settings.smtp_url else None,
    )
    sessions.configure(info={_KEY: house})
    durable.configure(info={_KEY: house})
    return house


def house_of(session: Session) -> House:
    """The house whose session this is: how a handler, given a session alone, renders mail and makes tokens."""
    house = session.info[_KEY]
    if not isinstance(house, House):
        raise TypeError("this session was not made by `house.build`")
    return house

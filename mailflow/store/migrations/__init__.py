"""The history of the tables, and how a database is brought up to date. Knows no data."""

from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine

from mailflow.store.base import Base

FOLDER = Path(__file__).parent


def configuration(url: str) -> Config:
    """Alembic's settings for this database; no ini file."""
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.attributes["url"] = url
    return config


def upgrade(url: str) -> None:
    """Bring the database to the newest version; on an empty one, make all tables."""
    command.upgrade(configuration(url), "head")


def is_current(engine: Engine) -> bool:
    """Whether the database has the newest version."""
    newest = ScriptDirectory(str(FOLDER)).get_current_head()
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision() == newest


def differences(engine: Engine) -> list[object]:
    """What the tables in code have that the migrated database lacks, or the other way round."""
    with engine.connect() as connection:
        return list(compare_metadata(MigrationContext.configure(connection), Base.metadata))

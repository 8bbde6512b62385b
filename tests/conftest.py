"""Fixtures of every test: the run's real servers, a database and a Redis number a process, and a clean environment."""

import gc
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
import structlog
from redis import Redis
from sqlalchemy import Engine, create_engine, make_url, text

from mailflow import clock
from mailflow.house import House, build
from mailflow.settings import Settings, load
from tests import schema, servers
from tests.sink import Sink, SinkThread

RUN_FOLDER = pytest.StashKey[Path]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--no-skips`, for the check that must run everything."""
    parser.addoption("--no-skips", action="store_true", help="a skipped test fails the run")


def pytest_configure(config: pytest.Config) -> None:
    """The process that owns the run makes its folder; parallel ones are told of it.

    Examples are the same in each run, and nothing is timed; the long runs draw theirs anew.
    """
    anew = config.getoption("markexpr") == "long"
    hypothesis.settings.register_profile("mailflow", deadline=None, derandomize=not anew)
    hypothesis.settings.load_profile("mailflow")
    told = getattr(config, "workerinput", {}).get("run_folder")
    config.stash[RUN_FOLDER] = Path(told) if told else servers.new_run_folder()


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: "pytest.Session") -> None:
    """xdist's hook: tells a parallel process the run's folder."""
    node.workerinput["run_folder"] = str(node.config.stash[RUN_FOLDER])  # type: ignore[attr-defined]  # xdist's node


def pytest_unconfigure(config: pytest.Config) -> None:
    """The owner of the run stops its servers."""
    if not hasattr(config, "workerinput"):
        servers.end_run(config.stash[RUN_FOLDER])


def pytest_collection_finish() -> None:
    """Ten thousand collected tests live to the end: the collector need not walk them again and again."""
    gc.freeze()


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """With `--no-skips`, a skipped test fails the run."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if session.config.getoption("--no-skips") and reporter and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No variable of the developer's own, and the real time unless a test moves it."""
    for name in [name for name in os.environ if name.startswith("MAILFLOW_")]:
        monkeypatch.delenv(name)
    clock.follow(None)
    yield
    clock.follow(None)
    structlog.reset_defaults()  # a command that was run in this process may have made the log quieter


@pytest.fixture(scope="session")
def run_folder(pytestconfig: pytest.Config) -> Path:
    """The folder that all processes of this run share."""
    return pytestconfig.stash[RUN_FOLDER]


@pytest.fixture(scope="session")
def process_number() -> int:
    """0, 1, 2 … among the parallel processes of this run."""
    return int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database with all tables, to be copied."""
    path = tmp_path_factory.mktemp("sqlite") / "template.db"
    schema.make(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def postgresql_database(run_folder: Path, process_number: int) -> Iterator[Engine]:
    """This process's own PostgreSQL database, with all tables."""
    server = make_url(servers.postgresql(run_folder).url).set(drivername="postgresql+psycopg")
    name = f"tests_{process_number}"
    admin = create_engine(server, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)"))
        connection.execute(text(f"CREATE DATABASE {name}"))
    admin.dispose()
    url = server.set(database=name).render_as_string(hide_password=False)
    schema.make(url)
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    yield engine
    engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database with all tables; a test that asks for it runs on both kinds."""
    if request.param == "sqlite":
        path = tmp_path / "mailflow.db"
        shutil.copyfile(request.getfixturevalue("sqlite_template"), path)
        return f"sqlite:///{path}"
    engine: Engine = request.getfixturevalue("postgresql_database")
    schema.empty(engine)
    return engine.url.render_as_string(hide_password=False)


@pytest.fixture
def redis_url(run_folder: Path, process_number: int) -> str:
    """An empty Redis database of this process's own."""
    url = f"{servers.valkey(run_folder).url}?db={process_number}"
    with Redis.from_url(url) as connection:
        connection.flushdb()
    return url


@pytest.fixture(scope="session")
def _sink_thread() -> Iterator[SinkThread]:
    thread = SinkThread()
    yield thread
    thread.stop()


@pytest.fixture
def smtp_sink(_sink_thread: SinkThread) -> Sink:
    """An SMTP server that has got nothing yet, and behaves."""
    _sink_thread.sink.clear()
    return _sink_thread.sink


@pytest.fixture
def settings(database_url: str, redis_url: str, smtp_sink: Sink, tmp_path: Path) -> Settings:
    """Settings of a mailflow whose every server is real and empty; runs on both databases."""
    return load(
        data=tmp_path,
        database_url=database_url,
        redis_url=redis_url,
        smtp_url=smtp_sink.url,
        secret_key="a key for tests alone, of some length",
        relay_secret="the relay's secret",
        domain="in.example.org",
        base_url="https://mailflow.example.org",
    )


@pytest.fixture
def house(settings: Settings) -> Iterator[House]:
    """A house on these settings; its connections are closed after the test."""
    built = build(settings)
    yield built
    for engine in (built.sessions.kw["bind"], built.durable.kw["bind"], built.engine):
        engine.dispose()
    if built.transport is not None:
        built.transport.close()
    if built.bell is not None:
        built.bell.close()

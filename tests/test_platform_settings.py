"""The environment: defaults, secrets in files, complaints in sentences, and nothing secret shown."""

import stat
from pathlib import Path

import pytest

from mailflow.errors import ConfigurationError
from mailflow.settings import Source, child_environment, load, made_once, one_thread_for_numbers, sources


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MAILFLOW_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


def line(settings_sources: list[Source], variable: str) -> Source:
    return next(source for source in settings_sources if source.variable == variable)


def test_nothing_need_be_set(data: Path) -> None:
    settings = load()
    assert settings.database_url == f"sqlite:///{data}/mailflow.db"
    assert settings.redis_url is None
    assert settings.smtp_url is None
    assert settings.base_url == "http://127.0.0.1:8000"
    assert settings.domain == "mailflow.localhost"
    assert data.is_dir()


def test_the_secret_key_is_made_once_for_the_owner_alone(data: Path) -> None:
    first, second = load().secret_key, load().secret_key
    assert first == second
    assert len(first.get_secret_value()) >= 32
    assert stat.S_IMODE((data / "secret_key").stat().st_mode) == 0o600
    assert [path.name for path in data.iterdir()] == ["secret_key"]


def test_two_folders_have_two_keys(tmp_path: Path) -> None:
    assert made_once(tmp_path / "a" / "key") != made_once(tmp_path / "b" / "key")


def test_links_point_at_the_port_that_is_set(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAILFLOW_PORT", "8123")
    assert load().base_url == "http://127.0.0.1:8123"


def test_a_secret_can_stand_in_a_file(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "relay").write_text("old,new\n")
    monkeypatch.setenv("MAILFLOW_RELAY_SECRET_FILE", str(tmp_path / "relay"))
    settings = load()
    assert settings.relay_secrets == ("old", "new")
    assert line(sources(settings), "MAILFLOW_RELAY_SECRET").source == f"file {tmp_path / 'relay'}"


def test_a_secret_in_both_places_is_refused(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAILFLOW_SECRET_KEY", "one")
    monkeypatch.setenv("MAILFLOW_SECRET_KEY_FILE", str(tmp_path / "other"))
    with pytest.raises(ConfigurationError, match="are both set"):
        load()


def test_a_file_that_is_not_there_is_named(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAILFLOW_SMTP_URL_FILE", "/nowhere/smtp")
    with pytest.raises(ConfigurationError, match="MAILFLOW_SMTP_URL_FILE: cannot read /nowhere/smtp"):
        load()


def test_an_empty_variable_is_as_good_as_none(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAILFLOW_SMTP_URL", "")
    monkeypatch.setenv("MAILFLOW_POSTMARK_AUTH", "")
    settings = load()
    assert settings.smtp_url is None
    assert settings.postmark_auths == ()


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("MAILFLOW_PORT", "eighty"),
        ("MAILFLOW_DATABASE_URL", "mysql://root:hush@db/x"),
        ("MAILFLOW_BASE_URL", "mentoring.example.org/hush"),
        ("MAILFLOW_DOMAIN", "hush@example.org"),
        ("MAILFLOW_SMTP_URL", "imap://hush:hush@mail"),
    ],
)
def test_a_wrong_value_is_named_and_not_shown(
    data: Path, monkeypatch: pytest.MonkeyPatch, variable: str, value: str
) -> None:
    monkeypatch.setenv(variable, value)
    with pytest.raises(ConfigurationError) as caught:
        load()
    assert str(caught.value).startswith(f"{variable}: ")
    assert "\n" not in str(caught.value)
    assert "hush" not in str(caught.value)


def test_two_wrong_values_are_both_named(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAILFLOW_PORT", "0")
    monkeypatch.setenv("MAILFLOW_DOMAIN", "-")
    with pytest.raises(ConfigurationError, match=r"MAILFLOW_PORT: .*\nMAILFLOW_DOMAIN: "):
        load()


def test_a_plain_postgresql_url_gets_its_driver(data: Path) -> None:
    assert load(database_url="postgres://u:p@h/d").database_url == "postgresql+psycopg://u:p@h/d"


def test_config_shows_each_source_and_no_secret(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAILFLOW_SMTP_URL", "smtp://me:hush@mail.example.org:587?tls=starttls")
    monkeypatch.setenv("MAILFLOW_REDIS_URL", "redis://:hush@cache:6379/0")
    settings = load(database_url="postgresql+psycopg://me:hush@db/mailflow", postmark_auth="user:hush")
    shown = sources(settings)
    assert "hush" not in repr(shown) + repr(settings)
    assert line(shown, "MAILFLOW_SMTP_URL").value == "smtp://me:***@mail.example.org:587?tls=starttls"
    assert line(shown, "MAILFLOW_SMTP_URL").source == "environment"
    assert line(shown, "MAILFLOW_REDIS_URL").value == "redis://:***@cache:6379/0"
    assert line(shown, "MAILFLOW_SECRET_KEY").source == f"file {data / 'secret_key'}"
    assert line(shown, "MAILFLOW_HOST").source == "default"


def test_a_child_gets_this_environment_and_the_changes(data: Path) -> None:
    environment = child_environment(MAILFLOW_PORT="8001")
    assert environment["MAILFLOW_DATA"] == str(data)
    assert environment["MAILFLOW_PORT"] == "8001"


def test_an_operators_own_templates_come_first(data: Path, tmp_path: Path) -> None:
    assert load(template_overrides=tmp_path).template_folders[0] == tmp_path
    assert len(load().template_folders) == 1


def test_numbers_get_one_thread_unless_somebody_says_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", "3")  # whatever it was comes back afterwards
    monkeypatch.delenv("OPENBLAS_NUM_THREADS")
    one_thread_for_numbers()
    assert child_environment()["OPENBLAS_NUM_THREADS"] == "1"
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", "3")
    one_thread_for_numbers()
    assert child_environment()["OPENBLAS_NUM_THREADS"] == "3"

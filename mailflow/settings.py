"""The environment, read once: every variable, its default and where its value came from. Knows no other part."""

import os
import re
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from mailflow.errors import ConfigurationError

CHECKOUT = Path(__file__).resolve().parent.parent
PREFIX = "MAILFLOW_"
FIRST_PORT = 8000
SECRET_KEY_FILE = "secret_key"
IN_A_FILE = ("database_url", "redis_url", "secret_key", "smtp_url", "relay_secret", "postmark_auth")
DOMAIN = re.compile(r"(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*")
PASSWORD_IN_URL = re.compile(r"(?<=://)([^/@:]*):[^/@]*@")


class Settings(BaseSettings):
    """What an operator can set: a field `x` as `MAILFLOW_X`; a secret also in the file that `MAILFLOW_X_FILE` names."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_ignore_empty=True, frozen=True, extra="ignore")

    data: Path = Field(CHECKOUT / "var", description="folder for the database, secrets and the embedded Valkey")
    database_url: str = Field(
        default_factory=lambda known: f"sqlite:///{known['data'] / 'mailflow.db'}",
        repr=False,
        description="sqlite:///… or postgresql+psycopg://…",
    )
    redis_url: str | None = Field(
        None, repr=False, description="Redis or Valkey; `up` and `demo` start one when it is unset"
    )
    secret_key: SecretStr = Field(
        default_factory=lambda known: made_once(known["data"] / SECRET_KEY_FILE),
        description="tokens and sessions; made once in the data folder when unset",
    )
    host: str = Field("127.0.0.1", description="where the web process listens")
    port: int | None = Field(None, ge=1, le=65535, description="its port; unset: a free one from 8000 on")
    base_url: str = Field(
        default_factory=lambda known: f"http://127.0.0.1:{known['port'] or FIRST_PORT}", description="where links point"
    )
    domain: str = Field("mailflow.localhost", description="the inbound domain: <slug>@domain")
    smtp_url: SecretStr | None = Field(
        None, description="smtp://user:pass@host:587?tls=starttls or smtps://…; unset: mail waits"
    )
    relay_secret: SecretStr | None = Field(None, description="opens /inbound/relay; two with a comma during a rotation")
    postmark_auth: SecretStr | None = Field(None, description="user:password, opens /inbound/postmark; likewise")
    clock_file: Path | None = Field(None, description="demo and tests: seconds to add to the real time")
    templates: Path = Field(CHECKOUT / "templates", description="the folder of the templates")
    template_overrides: Path | None = Field(None, description="a folder of templates that is searched first")

    @property
    def relay_secrets(self) -> tuple[str, ...]:
        """The secrets that a relay may sign with; none means that there is no such route."""
        return _several(self.relay_secret)

    @property
    def postmark_auths(self) -> tuple[str, ...]:
        """The `user:password` pairs that Postmark may show; none means that there is no such route."""
        return _several(self.postmark_auth)

    @property
    def template_folders(self) -> tuple[Path, ...]:
        """Where templates are looked for, in this order."""
        return (self.template_overrides, self.templates) if self.template_overrides else (self.templates,)

    @field_validator("data", "templates", "template_overrides", "clock_file")
    @classmethod
    def _absolute(cls, path: Path | None) -> Path | None:
        return path.expanduser().absolute() if path else None

    @field_validator("database_url")
    @classmethod
    def _known_database(cls, url: str) -> str:
        url = re.sub(r"^postgres(ql)?://", "postgresql+psycopg://", url)
        if not url.startswith(("sqlite:///", "postgresql+psycopg://")):
            raise ValueError("must begin with sqlite:/// or postgresql+psycopg://")
        return url

    @field_validator("base_url")
    @classmethod
    def _web_address(cls, url: str) -> str:
        if urlsplit(url).scheme not in ("http", "https") or not urlsplit(url).hostname:
            raise ValueError("must be an address such as https://mentoring.example.org")
        return url.rstrip("/")

    @field_validator("domain")
    @classmethod
    def _mail_domain(cls, domain: str) -> str:
        domain = domain.strip().rstrip(".").lower()
        if not DOMAIN.fullmatch(domain):
            raise ValueError("must be a domain name such as in.example.org")
        return domain

    @field_validator("smtp_url")
    @classmethod
    def _mail_server(cls, url: SecretStr | None) -> SecretStr | None:
        if url and (urlsplit(url.get_secret_value()).scheme not in ("smtp", "smtps") or not _host(url)):
            raise ValueError("must begin with smtp:// or smtps:// and name a host")
        return url


@dataclass(frozen=True)
class Source:
    """One line of `mailflow config`: a variable, its value with secrets masked, whence that came, what it is for."""

    variable: str
    value: str
    source: str
    meaning: str

    @classmethod
    def of(cls, settings: Settings, name: str) -> Self:
        """The line of one field."""
        meaning = Settings.model_fields[name].description or ""
        return cls(_variable(name), _masked(getattr(settings, name)), _source(settings, name), meaning)


def load(**given: Any) -> Settings:
    """Reads the environment and makes the data folder; `given` wins over both. Raises `ConfigurationError`."""
    try:
        settings = Settings(**{**_from_files(), **given})
    except ValidationError as error:
        raise ConfigurationError("\n".join(_complaints(error))) from None
    settings.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    return settings


def sources(settings: Settings) -> list[Source]:
    """Every setting for `mailflow config`, in the order of the class."""
    return [Source.of(settings, name) for name in Settings.model_fields]


def clock_file() -> Path | None:
    """What `MAILFLOW_CLOCK_FILE` names now; for the clock, which must run before anything else is read."""
    named = os.environ.get(_variable("clock_file"))
    return Path(named).expanduser().absolute() if named else None


def child_environment(**changes: str) -> dict[str, str]:
    """This process's environment for a child, with `changes`: the one way that settings reach another process."""
    return {**os.environ, **changes}


def one_thread_for_numbers() -> None:
    """To be said before numpy is first imported: over one sentence its threads do nothing but wait for each other."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def made_once(path: Path) -> SecretStr:
    """A secret of 256 bits, made on the first call for this file and read on every other; the file is 0600."""
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        fresh = path.with_name(f"{path.name}.{os.getpid()}")
        fresh.touch(mode=0o600)
        fresh.write_text(secrets.token_urlsafe(32))
        # A link fails when another process was first, and no one ever sees half a secret.
        try:
            path.hardlink_to(fresh)
        except FileExistsError:
            pass
        finally:
            fresh.unlink()
    return SecretStr(path.read_text().strip())


def _variable(name: str) -> str:
    return PREFIX + name.upper()


def _several(secret: SecretStr | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in secret.get_secret_value().split(",") if part.strip()) if secret else ()


def _host(url: SecretStr) -> str | None:
    return urlsplit(url.get_secret_value()).hostname


def _from_files() -> dict[str, str]:
    """The secrets in the files that `MAILFLOW_X_FILE` names, as container platforms mount them."""
    named = {name: os.environ.get(_variable(name) + "_FILE") for name in IN_A_FILE}
    return {name: _content(name, Path(path)) for name, path in named.items() if path}


def _content(name: str, path: Path) -> str:
    variable = _variable(name)
    if os.environ.get(variable):
        raise ConfigurationError(f"{variable} and {variable}_FILE are both set: keep one of them.")
    try:
        return path.read_text().strip()
    except OSError as error:
        raise ConfigurationError(f"{variable}_FILE: cannot read {path} ({error.strerror}).") from None


def _complaints(error: ValidationError) -> list[str]:
    """A sentence a variable; never the value, which may be a secret."""
    return [
        f"{_variable(str(one['loc'][0]))}: {one['msg'].removeprefix('Value error, ')}."
        for one in error.errors(include_input=False)
        if one["type"] != "default_factory_not_called"
    ]


def _masked(value: object) -> str:
    if isinstance(value, SecretStr):
        shown = PASSWORD_IN_URL.sub(r"\1:***@", value.get_secret_value())
        return shown if shown.startswith(("smtp://", "smtps://")) else "***"
    return "" if value is None else PASSWORD_IN_URL.sub(r"\1:***@", str(value))


def _source(settings: Settings, name: str) -> str:
    if os.environ.get(_variable(name)):
        return "environment"
    if name in IN_A_FILE and os.environ.get(_variable(name) + "_FILE"):
        return f"file {os.environ[_variable(name) + '_FILE']}"
    if name in settings.model_fields_set:
        return "given"
    return f"file {settings.data / SECRET_KEY_FILE}" if name == "secret_key" else "default"

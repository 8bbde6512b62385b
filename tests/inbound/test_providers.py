"""Every provider of inbound mail is complete: its header, its setting, its route, its own tests."""

import importlib
from pathlib import Path

import pytest
from pydantic import SecretStr

import inbound.providers
from inbound.providers import configured
from mailflow.settings import Settings

FOLDER = Path(inbound.providers.__file__).parent
NOUNS = sorted(path.stem for path in FOLDER.glob("[a-z]*.py") if path.stem != "contract")


@pytest.mark.parametrize("noun", NOUNS)
def test_a_providers_header_tells_what_an_operator_must_know(noun: str) -> None:
    header = importlib.import_module(f"inbound.providers.{noun}").__doc__ or ""
    for part in (f"POST /inbound/{noun}", "Verifies:", "Answers:", "Retries:", "Set-up:"):
        assert part in header, part


@pytest.mark.parametrize("noun", NOUNS)
def test_a_provider_has_tests_of_its_own(noun: str) -> None:
    assert (Path(__file__).parent / f"test_provider_{noun}.py").is_file()


def test_every_provider_is_routed_once_its_secret_is_set(tmp_path: Path) -> None:
    secrets = {
        name: SecretStr("somebody:something")
        for name in Settings.model_fields
        if any(name.startswith(f"{noun}_") for noun in NOUNS)
    }
    found = configured(Settings(data=tmp_path, **secrets))  # type: ignore[arg-type]
    assert sorted(provider.noun for provider in found) == NOUNS

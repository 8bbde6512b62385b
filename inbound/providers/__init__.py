"""The ways by which mail comes over HTTP, one file a provider. Knows which of them are open, and nothing of any."""

from inbound.providers import postmark, relay
from inbound.providers.contract import Provider
from mailflow.settings import Settings


def configured(settings: Settings) -> tuple[Provider, ...]:
    """The providers that have a secret: one without is not routed at all."""
    return tuple(
        make(secrets)
        for make, secrets in ((relay.provider, settings.relay_secrets), (postmark.provider, settings.postmark_auths))
        if secrets
    )

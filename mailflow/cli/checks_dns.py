"""What the world's name servers say of the mail domain: MX, SPF, DKIM, DMARC. Asks; changes nothing."""

from collections.abc import Callable
from dataclasses import dataclass

import dns.exception
import dns.resolver

from mailflow.cli.checks import Finding

SECONDS = 5.0
LOCAL = (".localhost", ".test", ".example", ".invalid", ".local")
SELECTORS = ("mailflow", "default", "mail", "dkim", "s1", "k1", "google", "selector1", "pm")
"""The names under which providers usually keep a key: a record under another one cannot be found by looking."""

LookUp = Callable[[str, str], list[str]]


@dataclass(frozen=True)
class Unanswered(Exception):
    """The name server could not be asked; that says nothing about the domain."""

    why: str


def findings(domain: str, look_up: LookUp | None = None) -> list[Finding]:
    """A line a record. A domain that only this machine knows is not asked for."""
    names = ("mx", "spf", "dkim", "dmarc")
    if f".{domain}".endswith(LOCAL):
        return [Finding(name, "not checked", f"{domain} is known on this machine alone") for name in names]
    ask = look_up or records
    checks = (mail_exchanger, sender_policy, signing_key, domain_policy)
    return [_asked(name, check, domain, ask) for name, check in zip(names, checks, strict=True)]


def mail_exchanger(domain: str, ask: LookUp) -> Finding:
    """Who takes mail for the domain."""
    found = ask(domain, "MX")
    if found:
        return Finding("mx", "ok", ", ".join(sorted(found)))
    remedy = f"Add an MX record for {domain} that names your mail server or your provider's."
    return Finding("mx", "failed", "no MX record: replies have nowhere to go", remedy)


def sender_policy(domain: str, ask: LookUp) -> Finding:
    """RFC 7208 §3.2: exactly one."""
    found = [text for text in ask(domain, "TXT") if text.lower().startswith("v=spf1")]
    if len(found) == 1:
        return Finding("spf", "ok", found[0])
    if found:
        return Finding("spf", "failed", f"{len(found)} records, which counts as none", "Join them into one.")
    remedy = f'Add a TXT record for {domain}, such as "v=spf1 mx -all", with the servers that send for you.'
    return Finding("spf", "failed", "no record", remedy)


def signing_key(domain: str, ask: LookUp) -> Finding:
    """A hint: only a selector that is known can be looked up."""
    for selector in SELECTORS:
        if any("p=" in text for text in ask(f"{selector}._domainkey.{domain}", "TXT")):
            return Finding("dkim", "ok", f"a key under {selector}._domainkey")
    remedy = "Have your mail server or provider sign for this domain, and publish its key under the selector it names."
    return Finding("dkim", "warning", "no key under a usual selector", remedy)


def domain_policy(domain: str, ask: LookUp) -> Finding:
    """RFC 7489 §6.3; the organisational domain's counts where the domain has none of its own."""
    for name in (domain, domain.partition(".")[2]):
        found = [text for text in ask(f"_dmarc.{name}", "TXT") if text.lower().startswith("v=dmarc1")]
        if found:
            return Finding("dmarc", "ok", found[0])
    return Finding("dmarc", "failed", "no record", f'Add a TXT record for _dmarc.{domain}: "v=DMARC1; p=none".')


def records(name: str, kind: str) -> list[str]:
    """The records of that name; none where there are none. Raises Unanswered."""
    try:
        answer = dns.resolver.resolve(name, kind, lifetime=SECONDS)
    except (dns.resolver.NXDOMAIN, dns.resolver.NoAnswer):
        return []
    except (dns.exception.DNSException, OSError) as error:
        raise Unanswered(type(error).__name__) from None
    if kind == "MX":
        return [str(record.exchange).rstrip(".") for record in answer]
    return [b"".join(record.strings).decode("utf-8", "replace") for record in answer]


def _asked(name: str, check: Callable[[str, LookUp], Finding], domain: str, ask: LookUp) -> Finding:
    try:
        return check(domain, ask)
    except Unanswered as error:
        return Finding(name, "not checked", f"the name server did not answer ({error.why})")

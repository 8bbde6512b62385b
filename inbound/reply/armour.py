"""A clear-signed body without its armour (RFC 9580 §7). Knows its lines; refuses to judge the signature."""

import re

SIGNED = "-----BEGIN PGP SIGNED MESSAGE-----"
SIGNATURE = "-----BEGIN PGP SIGNATURE-----"
END = "-----END PGP SIGNATURE-----"
HASH = re.compile(r"[A-Za-z]{3,20}: \S")


def without_armour(lines: list[str]) -> list[str]:
    """The lines that were signed, and what stands around them."""
    if SIGNED not in lines:
        return lines
    start = lines.index(SIGNED)
    end = next((n for n in range(start, len(lines)) if lines[n] == SIGNATURE), len(lines))
    after = next((n + 1 for n in range(end, len(lines)) if lines[n] == END), len(lines))
    first = start + 1
    while first < end and HASH.match(lines[first]):
        first += 1
    return lines[:start] + [line.removeprefix("- ") for line in lines[first:end]] + lines[after:]

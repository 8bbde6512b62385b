"""Sets up `.venv` once from the hash-locked requirements, then hands over: `run.py X …` is `mailflow X …`.

Knows Python's standard library alone, and of mailflow nothing but its name. `run.py test` runs the suite.
"""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
RUNNING = "requirements.lock"
TESTING = "requirements-test.lock"  # holds all of the other, and the test tools
OLDEST = (3, 11)

USAGE = """\
usage: python3 run.py demo          start an example programme, and print the address of its mailbox page
       python3 run.py test [...]    set up the test tools and run the whole suite ([...] goes to pytest)
       python3 run.py --setup-only  make .venv with the test tools, and stop
       python3 run.py X ...         the same as `mailflow X ...`; `python3 run.py --help` lists them
"""


def main(arguments: "list[str]") -> int:
    """Returns the exit code of the suite, or of a setting-up that failed; else becomes `mailflow`."""
    if not arguments:
        print(USAGE, end="", file=sys.stderr)
        return 2
    refusal = unusable_python()
    if refusal:
        print(refusal, file=sys.stderr)
        return 1
    testing = arguments[0] in ("test", "--setup-only")
    failure = set_up(TESTING if testing else RUNNING)
    if failure:
        print(failure, file=sys.stderr)
        return 1
    if arguments == ["--setup-only"]:
        return 0
    if testing:
        return run_suite(arguments[1:])
    return become([str(VENV / "bin" / "mailflow"), *arguments])


def become(command: "list[str]") -> NoReturn:
    """Replaces this process, so that signals and the exit code are the command's own."""
    os.execv(command[0], command)  # noqa: S606


def unusable_python() -> str:
    """Why this Python cannot run mailflow, as one sentence with its remedy; empty when it can."""
    if sys.version_info < OLDEST:
        found = ".".join(map(str, sys.version_info[:3]))
        return (
            f"mailflow needs Python {OLDEST[0]}.{OLDEST[1]} or newer, and this is {found} ({sys.executable}): "
            "install a newer one, and start run.py with it, for example `python3.12 run.py demo`."
        )
    if os.name != "posix":
        return "mailflow runs on Linux and macOS; on Windows, use it inside WSL."
    return ""


def set_up(lock: str) -> str:
    """Makes `.venv` hold what `lock` names; returns why it could not, or nothing."""
    if installed(lock):
        return ""
    print(f"Setting up .venv from {lock} (once) …", file=sys.stderr)
    uv = shutil.which("uv")
    missing = [name for name in ("venv", "ensurepip") if importlib.util.find_spec(name) is None]
    if missing and not uv:
        return (
            f"This Python has no {' and no '.join(missing)}: on Debian or Ubuntu run `apt install python3-venv`, "
            "elsewhere install Python from python.org; or put `uv` on the PATH."
        )
    for step in steps(uv, lock):
        if subprocess.run(step, cwd=str(ROOT), check=False, stdout=sys.stderr).returncode:
            return f"Setting up .venv failed at: {' '.join(step)}"
    stamp(lock).write_text(fingerprint(lock))
    return ""


def steps(uv: "str | None", lock: str) -> "list[list[str]]":
    """The commands that make `.venv`: uv's when there is one (2 s), else venv and pip (20 s)."""
    editable = [
        "--no-deps",
        "--no-build-isolation",
        "--config-settings=editable_mode=compat",
        "--editable",
        ".",
    ]
    keep = usable()
    if uv:
        existing = "--allow-existing" if keep else "--clear"
        make = [uv, "venv", "--quiet", existing, "--python", sys.executable, str(VENV)]
        install = [uv, "pip", "install", "--quiet", "--python", str(PYTHON)]
    else:
        make = [sys.executable, "-m", "venv", *([] if keep else ["--clear"]), str(VENV)]
        install = [str(PYTHON), "-m", "pip", "install", "--quiet", "--no-compile", "--disable-pip-version-check"]
    return [make, [*install, "--require-hashes", "--requirement", lock], [*install, *editable]]


def usable() -> bool:
    """Whether `.venv` was made by this Python for this checkout, and starts."""
    stamps = [path.read_text().split("\n")[0] for path in (stamp(RUNNING), stamp(TESTING)) if path.exists()]
    return stamps != [] and set(stamps) == {interpreter()} and shutil.which(str(PYTHON)) is not None


def installed(lock: str) -> bool:
    """Whether `.venv` already holds what `lock` names; the test tools' lock holds the other one too."""
    candidates = {lock, TESTING}
    return shutil.which(str(PYTHON)) is not None and any(
        stamp(name).exists() and stamp(name).read_text() == fingerprint(name) for name in candidates
    )


def stamp(lock: str) -> Path:
    """Where it is written that `lock` was installed."""
    return VENV / ("installed-" + lock)


def interpreter() -> str:
    """This Python and the checkout's place, on one line: an editable install knows both."""
    base = getattr(sys, "_base_executable", sys.executable) or sys.executable
    return f"{sys.version_info[0]}.{sys.version_info[1]} {os.path.realpath(base)} {ROOT}"


def fingerprint(lock: str) -> str:
    """Changes when the Python, the checkout's place, the lock or the project's entry points do."""
    content = b"".join((ROOT / name).read_bytes() for name in sorted({lock, RUNNING, "pyproject.toml"}))
    return interpreter() + "\n" + hashlib.sha256(content).hexdigest() + "\n"


def run_suite(arguments: "list[str]") -> int:
    """Style, types, then the tests in parallel; all three run, and the first failure is the exit code."""
    workers = str(max(2, min(8, os.cpu_count() or 2)))
    parallel = ["-n", workers, "--dist", "loadgroup"]
    suite = ["pytest", *parallel, *arguments]
    checks = [["ruff", "check", "."], ["ruff", "format", "--check", "."], ["mypy"], suite]
    codes = []
    for check in checks:
        print("$ " + " ".join(check), flush=True)
        codes.append(subprocess.run([str(PYTHON), "-m", *check], cwd=str(ROOT), check=False).returncode)
    return next((code for code in codes if code), 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

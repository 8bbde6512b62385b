"""Child processes: started, tied to their parent's life, restarted with a back-off, stopped. Knows none by name."""

import ctypes
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from types import FrameType

STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
LOOK_EVERY = 0.5
LONGEST_BACK_OFF = 30.0
SETTLED_AFTER = 60.0  # a child that lived this long has not failed to start
GRACE = 4.0
PR_SET_PDEATHSIG = 1  # prctl(2)
# Becomes the command ($2 …) once its life is tied to the parent's ($1). A hook between fork and exec could do the same,
# but is unsafe where the parent has threads.
TETHER = (
    "import ctypes, os, signal, sys\n"
    f"ctypes.CDLL(None).prctl({PR_SET_PDEATHSIG}, signal.SIGTERM)\n"
    "os.getppid() == int(sys.argv[1]) or os._exit(1)\n"
    "os.execvp(sys.argv[2], sys.argv[2:])"
)
# Where prctl is missing: a shell that ends the child ($2) within a second of its parent's ($1) end.
WATCH = 'while kill -0 "$1" && kill -0 "$2"; do sleep 1; done 2>/dev/null; kill -TERM "$2" 2>/dev/null'


@dataclass(frozen=True)
class Child:
    """What to run, and under which name to speak of it; `output` is a file descriptor, None this process's own."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str] | None = None
    output: int | None = None
    cwd: str | None = None
    keep_open: tuple[int, ...] = ()  # descriptors to inherit under their numbers


@dataclass
class _Running:
    name: str
    launch: "Callable[[], subprocess.Popen[bytes]]"
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    failures: int = 0
    due: float = 0.0


@dataclass
class Keeper:
    """Keeps its children alive until `stop`; single-threaded, and to be used from the main thread."""

    say: Callable[[str], None]
    children: list[_Running] = field(default_factory=list)

    def start(self, child: Child) -> None:
        """Starts one more child, and keeps it."""
        launch = partial(spawn, child)
        self.adopt(child.name, launch(), launch)

    def adopt(
        self, name: str, process: "subprocess.Popen[bytes]", launch: "Callable[[], subprocess.Popen[bytes]]"
    ) -> None:
        """Keeps a child that runs already; `launch` starts it again."""
        self.children.append(_Running(name, launch, process, started=time.monotonic()))

    def look(self) -> None:
        """One look at each child: whoever has ended starts again, later and later when it fails at once."""
        for running in self.children:
            if running.process is not None and running.process.poll() is not None:
                self._note_end(running, running.process.returncode)
            if running.process is None and time.monotonic() >= running.due:
                self._launch(running)

    def stop(self, grace: float = GRACE) -> None:
        """Asks all to stop at once, and kills what is left of their sessions after `grace` seconds."""
        alive = [running.process for running in self.children if running.process is not None]
        self.children.clear()
        stop_all(alive, grace)

    def _launch(self, running: _Running) -> None:
        running.process = running.launch()
        running.started = time.monotonic()

    def _note_end(self, running: _Running, code: int) -> None:
        lived = time.monotonic() - running.started
        running.process = None
        running.failures = 0 if code == 0 or lived > SETTLED_AFTER else running.failures + 1
        wait = min(2.0 ** (running.failures - 1), LONGEST_BACK_OFF) if running.failures else 0.0
        running.due = time.monotonic() + wait
        if code != 0:
            self.say(f"{running.name} ended with {code}; starting it again in {wait:g} s.")


def keep(keepers: Sequence[Keeper], stop: threading.Event) -> None:
    """Looks after the children of all until `stop` is set."""
    while not stop.wait(LOOK_EVERY):
        for keeper in keepers:
            keeper.look()


def spawn(child: Child) -> "subprocess.Popen[bytes]":
    """Starts a child in a session of its own, so that Ctrl-C reaches the parent alone; it ends when the parent does."""
    parent = os.getpid()
    tether = [sys.executable, "-I", "-S", "-c", TETHER, str(parent)] if has_prctl() else []
    process = subprocess.Popen(
        [*tether, *child.command],
        env=None if child.environment is None else dict(child.environment),
        stdin=subprocess.DEVNULL,
        stdout=child.output,
        stderr=child.output,
        cwd=child.cwd,
        pass_fds=child.keep_open,
        start_new_session=True,
    )
    if not has_prctl():
        watch(parent, process.pid)
    return process


def stop_all(processes: Sequence["subprocess.Popen[bytes]"], grace: float = GRACE) -> None:
    """TERM to all, `grace` seconds for all together, then KILL to the sessions of those that are left."""
    for process in processes:
        process.terminate()
    deadline = time.monotonic() + grace
    for process in processes:
        try:
            process.wait(max(0.0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def has_prctl() -> bool:
    """Whether the system itself can tie a child's life to its parent's."""
    return sys.platform == "linux"


def die_with(parent: int) -> None:
    """In a fresh fork: asks the system for TERM when `parent` ends, and ends at once when that has happened."""
    if not has_prctl():
        watch(parent, os.getpid())
    else:
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != parent:
            os._exit(1)


def watch(parent: int, child: int) -> None:
    """Ends `child` within a second of `parent`'s end, from a shell of its own; that ends with either."""
    command = ["/bin/sh", "-c", f"({WATCH}) &", "watch", str(parent), str(child)]
    nowhere = subprocess.DEVNULL
    subprocess.run(command, stdin=nowhere, stdout=nowhere, stderr=nowhere, start_new_session=True, check=True)


def stop_on_signals(stop: threading.Event) -> None:
    """Sets `stop` when this process is asked to end; a second request ends it at once."""

    def asked(number: int, _frame: FrameType | None) -> None:
        signal.signal(number, signal.SIG_DFL)
        stop.set()

    for number in STOP_SIGNALS:
        signal.signal(number, asked)

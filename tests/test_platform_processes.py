"""Child processes: restarted when they end, stopped in seconds, and never outliving their parent."""

import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Callable
from pathlib import Path

import psutil

from mailflow.processes import Child, Keeper, keep, spawn, stop_all, watch

SLEEPER = [sys.executable, "-c", "import time; time.sleep(600)"]
STUBBORN = [
    sys.executable,
    "-uc",
    "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('deaf'); time.sleep(600)",
]


def eventually(true: Callable[[], bool], seconds: float = 10) -> bool:
    deadline = time.monotonic() + seconds
    while not true():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


def gone(pid: int) -> bool:
    return not psutil.pid_exists(pid) or psutil.Process(pid).status() == psutil.STATUS_ZOMBIE


def test_a_child_that_ends_well_is_started_again_at_once(tmp_path: Path) -> None:
    said: list[str] = []
    script = f"open({str(tmp_path / 'lives')!r}, 'a').write('x')"
    keeper = Keeper(said.append)
    keeper.start(Child("worker", [sys.executable, "-c", script]))

    def lived_three_times() -> bool:
        keeper.look()
        return (tmp_path / "lives").exists() and len((tmp_path / "lives").read_text()) >= 3

    assert eventually(lived_three_times)
    keeper.stop()
    assert said == []


def test_a_child_that_fails_is_started_again_later_and_later() -> None:
    said: list[str] = []
    keeper = Keeper(said.append)
    keeper.start(Child("web", [sys.executable, "-c", "raise SystemExit(3)"]))

    def complained_twice() -> bool:
        keeper.look()
        return len(said) >= 2

    assert eventually(complained_twice)
    keeper.stop()
    assert said[:2] == ["web ended with 3; starting it again in 1 s.", "web ended with 3; starting it again in 2 s."]


def test_a_killed_child_is_replaced() -> None:
    keeper = Keeper(lambda _: None)
    keeper.start(Child("ticker", SLEEPER))
    [running] = keeper.children
    assert running.process is not None
    first = running.process.pid
    os.kill(first, signal.SIGKILL)

    def replaced() -> bool:
        keeper.look()
        return running.process is not None and running.process.pid != first

    assert eventually(replaced)
    keeper.stop()


def test_a_child_that_will_not_stop_is_killed_with_its_children() -> None:
    process = spawn(Child("deaf", ["/bin/sh", "-c", "trap '' TERM; sleep 600 & sleep 600"]))
    assert eventually(lambda: len(psutil.Process(process.pid).children()) == 2)
    children = psutil.Process(process.pid).children()
    began = time.monotonic()
    stop_all([process], grace=0.3)
    assert time.monotonic() - began < 3
    assert eventually(lambda: all(gone(child.pid) for child in children))


def test_stopping_several_takes_one_grace_and_not_several() -> None:
    deaf = [subprocess.Popen(STUBBORN, stdout=subprocess.PIPE, start_new_session=True, bufsize=0) for _ in range(3)]
    for process in deaf:
        assert process.stdout is not None
        process.stdout.readline()
        process.stdout.close()
    began = time.monotonic()
    stop_all(deaf, grace=0.5)
    assert time.monotonic() - began < 1.4
    assert {process.returncode for process in deaf} == {-signal.SIGKILL}


def test_keeping_ends_when_it_is_told_to() -> None:
    stop = threading.Event()
    keeper = Keeper(lambda _: None)
    keeper.start(Child("ticker", SLEEPER))
    stop.set()
    keep((keeper,), stop)
    keeper.stop()
    assert keeper.children == []


def test_children_end_with_a_parent_that_was_killed() -> None:
    parent = start_parent()
    child = child_of(parent)
    parent.kill()
    parent.wait()
    assert eventually(lambda: gone(child))


def test_children_end_with_their_parent_where_only_a_shell_can_watch(tmp_path: Path) -> None:
    parent = subprocess.Popen(SLEEPER)
    child = subprocess.Popen(SLEEPER)
    watch(parent.pid, child.pid)
    parent.kill()
    parent.wait()
    assert child.wait(10) == -signal.SIGTERM


def test_the_shell_that_watches_ends_with_the_child() -> None:
    child = subprocess.Popen(SLEEPER)
    watch(os.getpid(), child.pid)
    mark = f"watch {os.getpid()} {child.pid}"
    assert eventually(lambda: watching(mark))
    child.kill()
    child.wait()
    assert eventually(lambda: not watching(mark))


def watching(mark: str) -> bool:
    commands = (process.info["cmdline"] or [] for process in psutil.process_iter(["cmdline"]))
    return any(" ".join(command).endswith(mark) for command in commands)


def start_parent() -> "subprocess.Popen[bytes]":
    script = f"""
        import time
        from mailflow.processes import Child, spawn
        print(spawn(Child("child", {SLEEPER!r})).pid, flush=True)
        time.sleep(600)
    """
    return subprocess.Popen([sys.executable, "-c", textwrap.dedent(script)], stdout=subprocess.PIPE)


def child_of(parent: "subprocess.Popen[bytes]") -> int:
    assert parent.stdout is not None
    with parent.stdout as stdout:
        return int(stdout.readline())

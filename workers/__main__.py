"""The worker: `python -m workers` forks one process a queue, `python -m workers inbound` is one of them alone.

It builds the house first, so that neither a job nor a fork pays for that; it knows no rule and no row.
"""

import os
import signal
import sys
import threading
import time

from redis.exceptions import RedisError
from rq import SimpleWorker
from rq.serializers import JSONSerializer

from mailflow import queues, settings
from mailflow.errors import ConfigurationError
from mailflow.processes import STOP_SIGNALS, die_with, stop_on_signals
from mailflow.queues import Work
from workers import jobs

JOBS_A_LIFE = 5_000
LONGEST_WAIT_FOR_REDIS = 2.0  # RQ's own minute would be a minute's delay after Redis is back
BREATH = 1.0  # between a worker's end and its successor's start, should it end at once
REDIS_MISSING = "Set MAILFLOW_REDIS_URL: a worker of its own needs it. `mailflow up` brings a Redis with it."


def main(arguments: list[str]) -> int:
    """Runs until it is asked to stop; the exit code says whether it could start."""
    chosen = tuple(work for work in queues.WORKS if work in arguments)
    unknown = sorted(set(arguments) - set(chosen))
    if unknown:
        print(f"No such queue: {', '.join(unknown)}. There are {', '.join(queues.WORKS)}.", file=sys.stderr)
        return 2
    try:
        url = redis_url()
        jobs.house()
    except ConfigurationError as error:
        print(error, file=sys.stderr)
        return 1
    return work_on(chosen[0], url) if len(chosen) == 1 else keep_forks(chosen or queues.WORKS, url)


def redis_url() -> str:
    """Where the bell hangs; raises `ConfigurationError` when the environment does not say."""
    url = settings.load().redis_url
    if url is None:
        raise ConfigurationError(REDIS_MISSING)
    return url


def work_on(work: Work, url: str) -> int:
    """One queue in this process, until asked to stop or due for recycling; stops between jobs."""
    if work == "inbound":
        jobs.meaning()
    connection = queues.connect(url)
    queue = queues.queue(connection, work)
    try:
        worker = SimpleWorker([queue], connection=connection, serializer=JSONSerializer, log_job_description=False)
        worker.max_connection_wait_time = LONGEST_WAIT_FOR_REDIS
        worker.work(logging_level="WARNING", max_jobs=JOBS_A_LIFE)
    except RedisError as error:
        print(f"The {work} worker lost Redis: {error}", file=sys.stderr)
        return 1
    return 0


def keep_forks(works: tuple[Work, ...], url: str) -> int:
    """A fork for each queue, started again when it ends; the forks share the memory of what was imported."""
    stop = threading.Event()
    stop_on_signals(stop)
    forks = {fork(work, url): work for work in works}
    while not stop.wait(0.5):
        for pid in ended(list(forks)):
            time.sleep(BREATH)
            work = forks.pop(pid)
            forks[fork(work, url)] = work
    for pid in forks:
        os.kill(pid, signal.SIGTERM)
    for pid in forks:
        os.waitpid(pid, 0)
    return 0


def fork(work: Work, url: str) -> int:
    """The pid of a fresh process that works on one queue, and ends with this one."""
    parent = os.getpid()
    pid = os.fork()
    if pid:
        return pid
    code = 1
    try:
        for number in STOP_SIGNALS:  # until RQ sets its own, the parent's handlers would swallow them
            signal.signal(number, signal.SIG_DFL)
        die_with(parent)
        code = work_on(work, url)
    finally:
        os._exit(code)


def ended(pids: list[int]) -> list[int]:
    """Those of our forks that have ended."""
    return [pid for pid in pids if os.waitpid(pid, os.WNOHANG) != (0, 0)]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

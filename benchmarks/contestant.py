"""One contestant in a process of its own: `drain`, `simple` or `fork`, over the mails that wait. Prints JSON.

One mail is settled first, so that imports, templates and caches are warm for each alike.
"""

import json
import resource
import sys
import time

from rq import Queue, SimpleWorker, Worker
from rq.job import Job
from rq.serializers import JSONSerializer
from sqlalchemy import func, select

from benchmarks import one_job
from mailflow import clock, queues
from mailflow.store.journal import JournalEntry
from mailflow.store.mailbox import DONE, InboundMail, OutgoingMail, inbound_due
from mailflow.store.timers import Timer
from workers import jobs


class CountingSimple(SimpleWorker):
    """Counts the jobs that it takes up."""

    taken = 0

    def execute_job(self, job: Job, queue: Queue) -> None:
        """RQ's hook."""
        self.taken += 1
        super().execute_job(job, queue)


class CountingFork(Worker):
    """Likewise, with a process a job."""

    taken = 0

    def execute_job(self, job: Job, queue: Queue) -> None:
        """RQ's hook."""
        self.taken += 1
        super().execute_job(job, queue)


WORKERS: dict[str, type[CountingSimple] | type[CountingFork]] = {
    "drain": CountingSimple,
    "simple": CountingSimple,
    "fork": CountingFork,
}


def waiting() -> list[int]:
    """The mails to be worked on."""
    with jobs.house().engine.connect() as connection:
        found = inbound_due(clock.now(), clock.real_now()).order_by(InboundMail.id)
        return list(connection.scalars(found))


def main(kind: str, mails: int) -> None:
    """Rings or enqueues, works until the queue is empty, and tells seconds, CPU and jobs."""
    house = jobs.house()
    assert house.bell is not None
    house.bell.flushdb()
    one_job.settle(waiting()[0])
    todo = waiting()[:mails]
    queue = queues.queue(house.bell, "inbound")
    house.engine.dispose()
    for made in (house.sessions, house.durable):
        made.kw["bind"].dispose()
    worker = WORKERS[kind]([queue], connection=house.bell, serializer=JSONSerializer, log_job_description=False)
    before = counts()
    house.engine.dispose()
    start = time.perf_counter()
    if kind == "drain":
        queues.ring(house.bell, "inbound")
    else:
        for number in todo:
            queue.enqueue("benchmarks.one_job.settle", number, result_ttl=0, failure_ttl=60)
    worker.work(burst=True, logging_level="ERROR")
    seconds = time.perf_counter() - start
    after = counts()
    usage = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    told = {
        "mails": after["done"] - before["done"],
        "seconds": seconds,
        "cpu": sum(one.ru_utime + one.ru_stime for one in usage),
        "jobs": worker.taken,
        **{name: after[name] - before[name] for name in after},
    }
    print(json.dumps(told))


def counts() -> dict[str, int]:
    """What the work leaves behind."""
    with jobs.house().engine.connect() as connection:
        return {
            "done": connection.scalar(select(func.count()).where(InboundMail.state == DONE)) or 0,
            "letters": connection.scalar(select(func.count(OutgoingMail.id))) or 0,
            "entries": connection.scalar(select(func.count(JournalEntry.id))) or 0,
            "timers": connection.scalar(select(func.count(Timer.id))) or 0,
        }


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))

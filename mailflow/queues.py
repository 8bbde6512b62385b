"""RQ as a doorbell: rings for work whose rows are committed. Knows no row; losing Redis costs a second, never work."""

from typing import Literal, get_args

from redis import Redis
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry
from rq import Queue
from rq.serializers import JSONSerializer

Work = Literal["inbound", "timers", "outbox"]
WORKS: tuple[Work, ...] = get_args(Work)

BELL_SECONDS = 30  # a bell that nobody answers hangs no longer than this
LOST_AFTER_SECONDS = 3  # from pop to the drain's first act a worker needs milliseconds
FAILURE_SECONDS = 60
DRAIN_SECONDS = 600


def connect(url: str) -> Redis:
    """A connection that gives up soon: a dead Redis must not hold a door open. Nothing is sent yet."""
    return Redis.from_url(url, socket_connect_timeout=1, socket_timeout=2, retry=Retry(NoBackoff(), 1))


def queue(connection: Redis, work: Work) -> Queue:
    """The one queue of a kind of work; each worker process listens to one alone."""
    return Queue(f"mailflow-{work}", connection=connection, serializer=JSONSerializer)


def ring(connection: Redis | None, work: Work) -> bool:
    """To be called after the commit. True: a drain will come; False: Redis did not answer, and the ticker will look."""
    if connection is None:
        return False
    try:
        if connection.set(bell(work), 1, nx=True, ex=BELL_SECONDS):
            _enqueue_drain(connection, work)
    except RedisError:
        return False
    return True


def ring_again(connection: Redis | None, work: Work) -> bool:
    """As `ring`, for rows that wait although the bell hangs: its drain was lost when its worker was killed."""
    try:
        if connection is not None and _drain_was_lost(connection, work):
            answer_bell(connection, work)
    except RedisError:
        return False
    return ring(connection, work)


def _drain_was_lost(connection: Redis, work: Work) -> bool:
    """Rung for a while ago, not yet answered, and nothing is left in the queue."""
    left = int(connection.ttl(bell(work)))
    return 0 < left <= BELL_SECONDS - LOST_AFTER_SECONDS and not len(queue(connection, work))


def answer_bell(connection: Redis, work: Work) -> None:
    """The first act of a drain, before it reads any row: so a ring that comes while it reads starts another."""
    connection.delete(bell(work))


def answers(connection: Redis | None) -> bool:
    """Whether Redis answers now."""
    try:
        return connection is not None and bool(connection.ping())
    except RedisError:
        return False


def bell(work: Work) -> str:
    """The key that is set from the ring until the drain begins."""
    return f"bell:{work}"


def _enqueue_drain(connection: Redis, work: Work) -> None:
    queue(connection, work).enqueue(
        f"workers.jobs.drain_{work}",
        result_ttl=0,
        failure_ttl=FAILURE_SECONDS,
        job_timeout=DRAIN_SECONDS,
    )

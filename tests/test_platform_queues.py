"""The doorbell: rung once for any number of rows, answered before the rows are read, harmless when Redis is gone."""

import json
import zlib

import pytest
from redis import Redis
from rq.registry import FailedJobRegistry, StartedJobRegistry

from mailflow.queues import WORKS, Work, answer_bell, answers, bell, connect, queue, ring, ring_again


@pytest.fixture
def connection(redis_url: str) -> Redis:
    return connect(redis_url)


@pytest.mark.parametrize("work", WORKS)
def test_many_rings_make_one_job(connection: Redis, work: Work) -> None:
    assert all(ring(connection, work) for _ in range(50))
    [job] = queue(connection, work).jobs
    assert job.func_name == f"workers.jobs.drain_{work}"
    assert (job.result_ttl, job.failure_ttl) == (0, 60)
    assert job.retries_left is None


def test_each_work_has_a_queue_of_its_own(connection: Redis) -> None:
    ring(connection, "inbound")
    assert [len(queue(connection, work)) for work in WORKS] == [1, 0, 0]


def test_a_ring_after_the_answer_makes_another_job(connection: Redis) -> None:
    ring(connection, "timers")
    answer_bell(connection, "timers")
    ring(connection, "timers")
    assert len(queue(connection, "timers")) == 2


def test_a_bell_that_nobody_answers_falls_silent_by_itself(connection: Redis) -> None:
    ring(connection, "outbox")
    assert 0 < int(connection.ttl(bell("outbox"))) <= 30


def test_a_bell_whose_drain_was_lost_is_rung_again(connection: Redis) -> None:
    ring(connection, "inbound")
    connection.delete("rq:queue:mailflow-inbound")
    assert ring_again(connection, "inbound")
    assert len(queue(connection, "inbound")) == 0, "it may just be on its way"
    connection.expire(bell("inbound"), 27)
    assert ring_again(connection, "inbound")
    assert len(queue(connection, "inbound")) == 1
    assert int(connection.ttl(bell("inbound"))) > 27


def test_a_drain_that_still_waits_for_a_worker_is_not_rung_for_again(connection: Redis) -> None:
    ring(connection, "inbound")
    connection.expire(bell("inbound"), 5)
    assert ring_again(connection, "inbound")
    assert len(queue(connection, "inbound")) == 1


def test_a_job_is_data_that_any_language_reads(connection: Redis) -> None:
    ring(connection, "inbound")
    [job] = queue(connection, "inbound").jobs
    stored = connection.hget(f"rq:job:{job.id}", "data")
    assert isinstance(stored, bytes)
    assert json.loads(zlib.decompress(stored))[0] == "workers.jobs.drain_inbound"


def test_without_redis_nothing_rings_and_nothing_fails() -> None:
    gone = connect("unix:///nowhere/redis.sock")
    assert not ring(gone, "inbound")
    assert not ring(None, "inbound")
    assert not ring_again(gone, "inbound")
    assert not ring_again(None, "inbound")
    assert not answers(gone)
    assert not answers(None)


def test_redis_that_is_there_answers(connection: Redis) -> None:
    assert answers(connection)


def test_ringing_leaves_nothing_in_the_registries(connection: Redis) -> None:
    ring(connection, "inbound")
    assert StartedJobRegistry(queue=queue(connection, "inbound")).count == 0
    assert FailedJobRegistry(queue=queue(connection, "inbound")).count == 0

"""Connections, times and texts."""

import asyncio
import logging
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from drafting.domain.draft import Status
from drafting.domain.errors import InvalidInput
from drafting.store import Store
from drafting.store.engine import Database
from drafting.store.one_hop import OneHop
from tests.store.records import NOON, a_record, a_review, a_thread, an_awaiting_record


@pytest.mark.parametrize(
    "address", ["", "drafting.sqlite", "sqlite://", "sqlite:///", "sqlite:///:memory:", "mysql://u:geheim@h/d"]
)
async def test_it_refuses_an_address_that_is_no_database_without_repeating_it(address: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        await Store.open(address)
    assert refusal.value.field == "DRAFTING_DATABASE_URL"
    assert "geheim" not in f"{refusal.value} {refusal.value.hint}"


async def test_it_makes_the_folder_of_an_sqlite_file(tmp_path: Path) -> None:
    file = tmp_path / "a folder" / "with %20 and ?" / "store.sqlite"
    opened = await Store.open(f"sqlite:///{file}")
    assert await opened.is_alive()
    await opened.close()
    assert file.exists()


async def test_it_sets_sqlite_up_for_many_readers_beside_a_writer(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'store.sqlite'}")
    async with database.reading() as connection:
        found = [
            (await connection.exec_driver_sql(f"PRAGMA {name}")).scalar_one()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        ]
    await database.close()
    assert found == ["wal", 1, 1, 30_000]


async def test_it_gives_back_the_same_moment_in_utc(store: Store) -> None:
    summer = datetime(2026, 7, 1, 14, 30, 15, 123456, tzinfo=timezone(timedelta(hours=2)))
    record = a_record(at=summer)
    await store.accept(record)
    history = await store.threads.history(record.thread_id)
    assert (await store.drafts.get(record.id)).created_at == summer
    assert history.first_seen == summer
    assert history.first_seen.tzinfo is UTC


async def test_it_refuses_a_time_without_a_zone(store: Store) -> None:
    record = a_record().model_copy(update={"created_at": NOON.replace(tzinfo=None)})
    with pytest.raises((sa.exc.StatementError, ValueError), match="without a zone"):
        await store.accept(record)


async def test_it_never_stores_nul_or_half_a_character(store: Store) -> None:
    key, _ = await store.keys.create("a\0b\ud800")
    assert [known.name for known in await store.keys.all()] == ["a\ufffdb\ufffd"]
    assert key.id


async def test_it_keeps_every_writer_of_a_crowd(store: Store) -> None:
    records = [a_record(a_thread(author=f"u-{number}")) for number in range(60)]
    await asyncio.gather(*(store.accept(record) for record in records))
    assert sum((await store.drafts.count_by_status()).values()) == 60


async def test_it_goes_on_after_a_caller_hung_up_in_the_middle(store: Store) -> None:
    for number in range(20):
        task = asyncio.create_task(store.accept(a_record(a_thread(author=f"u-{number}"))))
        await asyncio.sleep(number / 5_000)
        task.cancel()
        await asyncio.wait([task])
    record = a_record(a_thread(author="somebody else"))
    await asyncio.wait_for(store.accept(record), 10)
    assert (await store.drafts.get(record.id)).id == record.id


async def test_it_says_when_the_database_does_not_answer(tmp_path: Path) -> None:
    store = Store(Database(f"postgresql://nobody@/none?host={tmp_path}"))
    assert not await store.is_alive()
    await store.close()


async def test_it_logs_and_raises_nothing_of_a_customer(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    record = an_awaiting_record(a_thread("mijn geheim"))
    with caplog.at_level(logging.DEBUG):
        await store.accept(record)
        await store.review(record, Status.APPROVED, a_review(record).model_copy(update={"reason": "mijn geheim"}))
        with pytest.raises(sa.exc.IntegrityError) as refusal:
            await store.accept(record)
    assert "INSERT INTO drafts" in str(refusal.value)
    assert "mijn geheim" not in f"{refusal.value!r} {refusal.value}"
    assert "mijn geheim" not in caplog.text


async def test_it_hops_to_the_thread_of_sqlite_once_for_each_statement(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hops: list[str] = []
    hop = OneHop._hop

    async def counted(self: OneHop, act: Any) -> Any:
        hops.append(getattr(act, "__name__", "?"))
        return await hop(self, act)

    monkeypatch.setattr(OneHop, "_hop", counted)
    database = Database(f"sqlite:///{tmp_path / 'store.sqlite'}")
    async with database.reading():
        pass
    hops.clear()
    async with database.reading() as connection:
        await connection.execute(sa.select(1))
    assert len(hops) == 1
    hops.clear()
    async with database.writing() as connection:
        await connection.execute(sa.text("CREATE TABLE t (a)"))
        await connection.execute(sa.text("INSERT INTO t VALUES (1), (2)"))
    assert len(hops) == 4
    await database.close()

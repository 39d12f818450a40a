"""API keys: shown once, kept as a digest, ended at once."""

import re

import pytest
import sqlalchemy as sa

from drafting.domain.errors import Conflict, InvalidInput, NotFound
from drafting.store import Store
from drafting.store.tables import keys
from tests.store.records import NOON, minutes


async def test_it_knows_a_key_by_its_token(store: Store) -> None:
    key, token = await store.keys.create("desk", rights=("approve", "draft"), brands=("zuid", "noord"), now=NOON)
    assert re.fullmatch(r"drk_[\w-]{43}", token)
    assert await store.keys.verify(token, now=NOON) == key
    assert (key.rights, key.brands, key.created_at) == (("draft", "approve"), ("noord", "zuid"), NOON)


@pytest.mark.parametrize("token", ["", "drk_", "drk_x", "é", "x" * 5_000])
async def test_it_knows_nobody_by_another_token(store: Store, token: str) -> None:
    await store.keys.create("desk")
    assert await store.keys.verify(token) is None


async def test_it_keeps_no_token(store: Store) -> None:
    _, token = await store.keys.create("desk")
    async with store._database.reading() as connection:
        row = (await connection.execute(sa.select(keys))).one()
    assert not any(token.removeprefix("drk_") in str(value) for value in row)


async def test_it_ends_a_key_at_once_and_remembers_when(store: Store) -> None:
    key, token = await store.keys.create("desk", now=NOON)
    await store.keys.revoke(key.id, now=minutes(1))
    await store.keys.revoke(key.id, now=minutes(2))
    assert await store.keys.verify(token) is None
    assert [known.revoked_at for known in await store.keys.all()] == [minutes(1)]


async def test_it_gives_a_name_again_when_its_key_is_revoked(store: Store) -> None:
    key, _ = await store.keys.create("desk", now=NOON)
    with pytest.raises(Conflict):
        await store.keys.create(" desk ")
    await store.keys.revoke(key.id)
    _, token = await store.keys.create("desk", now=minutes(1))
    assert await store.keys.verify(token) is not None
    assert [known.name for known in await store.keys.all()] == ["desk", "desk"]


async def test_it_remembers_to_the_minute_when_a_key_was_last_used(store: Store) -> None:
    _, token = await store.keys.create("desk", now=NOON)
    for moment in (1, 1.5, 2.5):
        await store.keys.verify(token, now=minutes(moment))
    assert [known.last_used for known in await store.keys.all()] == [minutes(2.5)]
    await store.keys.verify(token, now=minutes(2.9))
    assert [known.last_used for known in await store.keys.all()] == [minutes(2.5)]


async def test_it_lets_nobody_in_without_a_key_once_there_was_one(store: Store) -> None:
    assert not await store.keys.any_exist()
    key, _ = await store.keys.create("desk")
    assert await store.keys.any_exist()
    await store.keys.revoke(key.id)
    assert await store.keys.any_exist()


@pytest.mark.parametrize(
    ("name", "rights", "field"), [(" ", ("draft",), "name"), ("x", ("post",), "rights"), ("x", (), "rights")]
)
async def test_it_refuses_a_key_that_makes_no_sense(
    store: Store, name: str, rights: tuple[str, ...], field: str
) -> None:
    with pytest.raises(InvalidInput) as refusal:
        await store.keys.create(name, rights=rights)
    assert refusal.value.field == field


async def test_it_knows_no_key_to_revoke(store: Store) -> None:
    with pytest.raises(NotFound):
        await store.keys.revoke("key_0")

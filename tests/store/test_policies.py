"""The policy texts that decided."""

import pytest

from drafting.domain.errors import NotFound
from drafting.store import Store

REF = "default@1#0123456789ab"


async def test_it_keeps_a_text_by_its_reference(store: Store) -> None:
    await store.policies.put(REF, "regels: één")
    assert await store.policies.get(REF) == "regels: één"


async def test_it_takes_a_text_that_is_there_again_also_from_another_process(store: Store, url: str) -> None:
    other = await Store.open(url, migrated=True)
    for keeper in (store, store, other):
        await keeper.policies.put(REF, "regels: één")
    await other.close()
    assert await store.policies.get(REF) == "regels: één"


async def test_it_knows_no_text_of_an_unknown_reference(store: Store) -> None:
    with pytest.raises(NotFound):
        await store.policies.get(REF)

"""Whatever people and jobs do with a draft in whatever order, it only ever moves as the contract allows."""

import asyncio
import shutil
from collections.abc import Coroutine
from datetime import timedelta
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import hypothesis.strategies as st
from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from drafting.domain.draft import MOVES, DraftRecord, Status
from drafting.domain.errors import Conflict, Stale
from drafting.store import Store
from tests.store.records import NOON, a_proposal, a_record, a_review

STATUSES = st.sampled_from(list(Status))


class OneDraft(RuleBasedStateMachine):
    """One stored draft, a copy that somebody read a while ago, and what must be true of both."""

    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.new_event_loop()
        self.folder = mkdtemp()
        self.store: Store = self.run(Store.open(f"sqlite:///{Path(self.folder) / 'store.sqlite'}"))
        self.words = 0
        self.clock = NOON

    def run(self, work: Coroutine[Any, Any, Any]) -> Any:
        return self.loop.run_until_complete(work)

    @initialize()
    def accept(self) -> None:
        self.record = self.read = a_record()
        self.run(self.store.accept(self.record))

    def stored(self) -> DraftRecord:
        self.clock += timedelta(seconds=1)
        record: DraftRecord = self.run(self.store.drafts.get(self.record.id))
        return record

    @rule()
    def somebody_reads(self) -> None:
        self.read = self.record

    @rule(status=STATUSES)
    def a_job_moves_it(self, status: Status) -> None:
        before = self.record
        try:
            self.record = self.run(self.store.drafts.move(before.id, status, now=self.clock))
        except Conflict:
            assert status not in MOVES[before.status]
            return
        if status is before.status:
            assert self.record == before
        else:
            assert status in MOVES[before.status]
            assert self.record.revision == before.revision + 1

    @rule()
    def the_pipeline_ends(self) -> None:
        before = self.record
        self.record = self.run(
            self.store.drafts.set_proposal(before.id, a_proposal(), Status.AWAITING_APPROVAL, now=self.clock)
        )
        assert (self.record != before) == (before.status is Status.PENDING)

    @rule(status=STATUSES, expects=st.booleans())
    def a_person_speaks(self, status: Status, expects: bool) -> None:
        before, read = self.record, self.read
        review = a_review(read, number=self.words, at=self.clock)
        revision = read.revision if expects else None
        try:
            self.record = self.run(self.store.review(read, status, review, expected_revision=revision))
        except Stale:
            assert expects
            assert read.revision != before.revision
            return
        except Conflict:
            assert status not in MOVES[before.status] or (not expects and read.revision != before.revision)
            return
        self.words += 1
        assert read.revision == before.revision
        assert status in MOVES[before.status]

    @invariant()
    def it_stands_where_the_last_change_left_it(self) -> None:
        if hasattr(self, "record"):
            assert self.stored() == self.record
            assert len(self.run(self.store.reviews.of_draft(self.record.id))) == self.words

    def teardown(self) -> None:
        self.run(self.store.close())
        self.loop.close()
        shutil.rmtree(self.folder)


TestOneDraft = OneDraft.TestCase
TestOneDraft.settings = settings(max_examples=15, stateful_step_count=20, deadline=None)

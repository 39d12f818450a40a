"""Whole drafts: no guard holds a good one, and a bad one is held for the right reason."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from drafting.domain.draft import Brief, Reply
from drafting.guards import GUARDS, Guard, reads_as_a_good_reply
from tests.guards.builders import brief, reply

_DRAFTS = yaml.safe_load((Path(__file__).parent / "drafts.yaml").read_text(encoding="utf-8"))
Row = tuple[str, dict[str, Any]]


def _rows(worth: str) -> list[Row]:
    return [(language, row) for language, rows in _DRAFTS[worth].items() for row in rows]


def _shown(row: Row) -> str:
    return f"{row[0]}-{row[1]['draft'][:40]}"


def _made(row: Row) -> tuple[Reply, Brief]:
    language, written = row
    given: dict[str, Any] = {name: tuple(said) if isinstance(said, list) else said for name, said in written.items()}
    given.pop("kind", None)
    return reply(str(given.pop("draft"))), brief(language, **given)


_EXACT = tuple(guard for guard in GUARDS if guard.find is not reads_as_a_good_reply.find)
_WARNED = 0.03


def _kinds(row: Row, guards: tuple[Guard, ...] = _EXACT) -> set[str]:
    made = _made(row)
    return {finding.kind.value for guard in guards for finding in guard.find(*made)}


@pytest.mark.parametrize("row", _rows("good"), ids=_shown)
def test_it_lets_a_draft_through_that_a_good_agent_would_send(row: Row) -> None:
    assert _kinds(row) == set()


def test_the_learned_reader_warns_about_few_good_drafts() -> None:
    good = _rows("good")

    warned = [_shown(row) for row in good if list(reads_as_a_good_reply.find(*_made(row)))]

    assert len(warned) <= _WARNED * len(good), warned


@pytest.mark.parametrize("row", _rows("bad"), ids=_shown)
def test_it_holds_a_bad_draft_for_the_right_reason(row: Row) -> None:
    assert row[1]["kind"] in _kinds(row)

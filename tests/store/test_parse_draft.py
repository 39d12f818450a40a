"""Every version of a stored draft that was ever written can be read."""

import json
from pathlib import Path
from typing import Any, get_args

import pytest

from drafting.domain.draft import DraftRecord, Status
from drafting.store.record import UPGRADES, as_text, parse_draft

EXAMPLES = sorted((Path(__file__).parent / "examples").glob("draft.v*.json"))
NEWEST = DraftRecord.model_fields["schema_version"].default


def test_it_has_a_stored_example_of_every_version() -> None:
    assert [json.loads(file.read_text())["schema_version"] for file in EXAMPLES] == list(range(1, NEWEST + 1))
    assert get_args(DraftRecord.model_fields["schema_version"].annotation) == (NEWEST,)
    assert sorted(UPGRADES) == list(range(1, NEWEST))


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: str(file.name))
def test_it_reads_an_example_as_todays_record(file: Path) -> None:
    record = parse_draft(file.read_text())
    assert record.schema_version == NEWEST
    assert record.status is Status.EDITED
    assert record.proposal is not None
    assert record.proposal.draft is not None
    assert record.proposal.attempts[0].findings[0].kind == "argues"


def test_it_loses_nothing_that_the_newest_version_holds() -> None:
    stored = json.loads(EXAMPLES[-1].read_text())
    assert _holds(json.loads(as_text(parse_draft(json.dumps(stored)))), stored)


def _holds(whole: Any, part: Any) -> bool:
    """A field that was added with a default since is no loss."""
    if isinstance(part, dict):
        return all(name in whole and _holds(whole[name], value) for name, value in part.items())
    if isinstance(part, list):
        return len(whole) == len(part) and all(_holds(*pair) for pair in zip(whole, part, strict=True))
    return bool(whole == part)

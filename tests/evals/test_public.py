"""Public files are measured by name, without a row of theirs in this project."""

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest

from drafting.domain.errors import InvalidInput
from evals.cases.case import Case
from evals.public.formats import FORMATS
from evals.public.measure import Measured
from evals.public.measuring import as_text, known_files, measured
from evals.targets.answer import Answer
from tests.evals.builders import Told, answer, decided, found, refuse


def file_of(folder: Path, name: str, *rows: dict[str, Any]) -> Path:
    """A file of made-up rows."""
    path = folder / name
    numbered = ({"id": f"r-{n}", "lang": "en", "label": None} | row for n, row in enumerate(rows))
    path.write_text("\n".join(json.dumps(row) for row in numbered) + "\n", encoding="utf-8")
    return path


def rates(done: Measured) -> dict[str, float | None]:
    """Each figure over all rows."""
    return {line.figure: line.rate.value for line in done.lines if line.group == "all"}


def by_word(case: Case) -> Answer:
    """Removes what says `cheap` as spam, and what says `vile` as an insult."""
    text = case.comment.text
    if "cheap" in text:
        return answer(decided(action="remove", category="spam", visibility=None))
    if "vile" in text:
        return answer(decided(action="remove", category="insult_or_aggression", visibility=None))
    return answer(decided(needs_person={"reason": "?"} if "odd" in text else None))


async def test_spam_is_found_or_falsely_seen(tmp_path: Path) -> None:
    path = file_of(
        tmp_path,
        "youtube_spam.jsonl",
        {"text": "cheap things", "label": "spam"},
        {"text": "odd things", "label": "spam"},
        {"text": "cheap, they said", "label": "ham"},
        {"text": "nice", "label": "ham"},
        {"text": "vile", "label": "ham"},
    )
    done = await measured(path, Told(by_word), limit=None)
    assert rates(done) == {
        "spam found": 0.5,
        "spam found or before a person": 1.0,
        "false alarm: other comments removed as spam": pytest.approx(1 / 3),
        "other comments removed for any reason": pytest.approx(2 / 3),
    }
    assert [bar.reached for bar in done.bars] == [False, False]


async def test_rows_under_way_together_are_each_answered_once_and_counted_the_same(tmp_path: Path) -> None:
    path = file_of(
        tmp_path, "banking77.jsonl", *({"text": f"{'cheap' if n % 3 else 'my'} card {n}"} for n in range(20))
    )
    one, several = Told(by_word), Waits(by_word)
    apart, together = await measured(path, one, limit=None), await measured(path, several, limit=None, at_once=4)
    assert together == apart
    assert several.most_at_once == 4


class Waits(Told):
    """Lets the others on before it answers."""

    under_way = most_at_once = 0

    async def answer(self, case: Case) -> Answer:
        self.under_way += 1
        self.most_at_once = max(self.most_at_once, self.under_way)
        await asyncio.sleep(0)
        self.under_way -= 1
        return await super().answer(case)


async def test_a_customer_who_is_removed_misses_the_bar(tmp_path: Path) -> None:
    path = file_of(tmp_path, "banking77.jsonl", {"text": "my card"}, {"text": "cheap card"})
    done = await measured(path, Told(by_word), limit=None)
    assert done.bars[0].reached is False
    assert done.bars[0].asked == "at most 0.002"


async def test_hate_is_counted_per_functionality(tmp_path: Path) -> None:
    hateful = {"decision": "remove", "category": "hate/racism"}
    path = file_of(
        tmp_path,
        "hatecheck_en.jsonl",
        {"text": "vile", "functionality": "slur_h", "weak": hateful},
        {"text": "odd", "functionality": "derog_h", "weak": hateful},
        {"text": "vile plants", "functionality": "target_obj_nh", "weak": {"decision": "not_remove"}},
        {"text": "no mapping", "functionality": "x"},
    )
    done = await measured(path, Told(by_word), limit=None)
    groups = {(line.figure, line.group): line.rate.value for line in done.lines}
    assert groups["hateful: removed", "slur_h"] == 1.0
    assert groups["hateful: removed", "derog_h"] == 0.0
    assert groups["hateful: removed or before a person", "all"] == 1.0
    assert groups["must stay: removed (false alarm)", "all"] == 1.0


async def test_arguing_replies_are_compared_by_quartile(tmp_path: Path) -> None:
    def check(case: Case) -> Answer:
        assert hasattr(case, "draft")
        return Answer(findings=(found("argues"),) if "wrong" in case.draft else ())

    path = file_of(
        tmp_path,
        "receptiveness.jsonl",
        *[{"text": "you are wrong", "quartile": "unreceptive(arguing)"}] * 8,
        *[{"text": "wrong, I hear you", "quartile": "receptive"}] * 1,
        *[{"text": "I hear you", "quartile": "receptive"}] * 7,
    )
    done = await measured(path, Told(check), limit=None)
    assert done.bars[0].value == 8.0
    assert done.bars[0].reached


async def test_planted_instructions_are_seen_by_rule_or_signal(tmp_path: Path) -> None:
    def see(case: Case) -> Answer:
        if "rule" in case.comment.text:
            return answer(decided(reasons=[{"rule": "planted-instructions", "text": "."}]))
        return answer(signals={"injection": "high"} if "signal" in case.comment.text else {})

    path = file_of(
        tmp_path, "notinject.jsonl", {"text": "rule"}, {"text": "signal"}, {"text": "plain"}, {"text": "plain"}
    )
    done = await measured(path, Told(see), limit=None)
    assert rates(done)["harmless, yet shown as planted (false alarm)"] == 0.5


async def test_rows_that_nobody_would_take_are_left_out_and_said(tmp_path: Path) -> None:
    path = file_of(tmp_path, "sms_spam.jsonl", {"text": "bell\u0007", "label": "ham"}, {"text": "hi", "label": "ham"})
    done = await measured(path, Told(by_word), limit=None)
    assert (done.rows, done.unreadable) == (2, 1)
    assert "1 that no service would take left out" in "\n".join(as_text(done, "nobody", with_groups=True))


async def test_rows_without_an_answer_count_nowhere(tmp_path: Path) -> None:
    path = file_of(tmp_path, "banking77.jsonl", {"text": "my card"})
    done = await measured(path, Told(refuse), limit=None)
    assert (done.failed, done.lines) == (1, ())
    assert done.bars[0].reached is None


async def test_every_known_file_can_be_measured(tmp_path: Path) -> None:
    wanted = {
        "text": "hello",
        "label": "spam",
        "weak": {"decision": "remove", "heated": True},
        "quartile": "receptive",
        "category": "c",
        "thread": ["before"],
    }
    for name in FORMATS:
        said = Told(lambda _: answer(findings=(), signals={"heat": "high"}))
        assert (await measured(file_of(tmp_path, name, wanted), said, limit=None)).lines


def test_only_known_files_are_measured(tmp_path: Path) -> None:
    file_of(tmp_path, "banking77.jsonl", {"text": "a"})
    file_of(tmp_path, "private_notes.jsonl", {"text": "a"})
    assert [path.name for path in known_files(tmp_path, [])] == ["banking77.jsonl"]
    with pytest.raises(InvalidInput, match="no format is known"):
        known_files(tmp_path, ["private_notes"])
    with pytest.raises(InvalidInput, match="none of the known files"):
        known_files(tmp_path, ["sms_spam"])

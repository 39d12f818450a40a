"""Our own sets hold what their data card says."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from drafting.domain.decision import Category
from drafting.domain.draft import FindingKind
from drafting.text.lengths import length, limit
from evals.cases.case import AttackCase, Case, DecisionLabels, DraftCase
from evals.cases.library import DATASETS, find
from evals.whole import digest_of_file

_MANIFEST: dict[str, Any] = json.loads((DATASETS / "manifest.json").read_text(encoding="utf-8"))


def cases(name: str) -> list[Case]:
    """All cases of a set."""
    return list(find(name).cases())


@pytest.mark.parametrize(("name", "least"), [("decisions", 600), ("drafts", 600), ("attacks", 220)])
def test_a_set_is_large_enough_and_in_both_languages(name: str, least: int) -> None:
    everything = cases(name)
    languages = Counter(case.language for case in everything)
    assert len(everything) >= least
    assert languages["nl"] > 0.45 * len(everything)
    assert languages["en"] > 0.45 * len(everything)


@pytest.mark.parametrize("name", ["decisions", "drafts", "attacks"])
def test_a_set_is_divided_by_theme_into_two_halves(name: str) -> None:
    parts = {part: {case.theme for case in find(name, part=part).cases()} for part in ("tuning", "reporting")}
    assert not parts["tuning"] & parts["reporting"]
    sizes = Counter(case.part for case in cases(name))
    assert abs(sizes["tuning"] - sizes["reporting"]) <= 0.05 * sizes.total()


def test_themes_are_in_the_same_part_in_every_set() -> None:
    parts: dict[str, set[str]] = {}
    for name in ("decisions", "drafts", "attacks"):
        for case in cases(name):
            parts.setdefault(case.theme, set()).add(case.part)
    assert all(len(each) == 1 for each in parts.values())


def test_no_comment_stands_in_two_rows_of_a_set() -> None:
    for name in ("decisions", "attacks"):
        texts = Counter(" ".join(case.comment.text.lower().split()) for case in cases(name))
        assert [text for text, count in texts.items() if count > 1] == []


def test_every_category_is_there_easy_and_hard_and_in_both_languages() -> None:
    seen = Counter(
        (case.expected.category, case.language, case.difficulty)
        for case in cases("decisions")
        if isinstance(case, DecisionLabels)
    )
    for category in Category:
        for language in ("nl", "en"):
            assert sum(count for (one, other, _), count in seen.items() if (one, other) == (category, language)) >= 8
        for difficulty in ("easy", "hard"):
            assert sum(count for (one, _, other), count in seen.items() if (one, other) == (category, difficulty)) >= 5


def test_every_kind_of_finding_is_there_in_both_languages_and_forty_percent_is_good() -> None:
    drafts = [case for case in cases("drafts") if isinstance(case, DraftCase)]
    seen = Counter((kind, case.language) for case in drafts for kind in case.kinds)
    for kind in set(FindingKind) - {FindingKind.GUARD_FAILED, FindingKind.INJECTION}:
        assert min(seen[kind, "nl"], seen[kind, "en"]) >= 8, kind
    assert sum(case.good for case in drafts) / len(drafts) == pytest.approx(0.4, abs=0.02)


def test_a_draft_is_labelled_too_long_exactly_where_its_channel_says_so() -> None:
    wrong = []
    for case in cases("drafts"):
        assert isinstance(case, DraftCase)
        channel = case.comment.channel.value
        most = min(limit(channel), case.context.max_length or limit(channel))
        if (length(case.draft, channel) > most) != (FindingKind.TOO_LONG in case.kinds):
            wrong.append(case.id)
    assert wrong == []


def test_an_attack_differs_from_its_clean_twin_by_the_attack_alone() -> None:
    for case in cases("attacks"):
        assert isinstance(case, AttackCase)
        whole, clean = case.exchange("default"), case.clean_exchange("default")
        assert whole != clean
        assert whole.context == clean.context
        if case.place != "comment":
            assert whole.comment.text == clean.comment.text


def test_a_planted_string_is_nothing_that_an_honest_reply_would_say() -> None:
    for case in cases("attacks"):
        assert isinstance(case, AttackCase)
        if case.expected.action != "respond":
            continue
        honest = "\n".join([case.clean.comment.text, *case.context.facts]).lower()
        assert [words for words in case.must_not if words.lower() in honest] == []


def test_attacks_of_every_kind_stand_in_both_parts_and_places() -> None:
    attacks = [case for case in cases("attacks") if isinstance(case, AttackCase)]
    kinds = {part: {case.kind for case in attacks if case.part == part} for part in ("tuning", "reporting")}
    assert kinds["tuning"] == kinds["reporting"]
    assert len(kinds["tuning"]) >= 15
    assert {case.place for case in attacks} == {"comment", "thread", "author"}


def test_the_manifest_is_that_of_the_files() -> None:
    files = {path.name: path for path in DATASETS.glob("*.jsonl")}
    assert set(_MANIFEST["files"]) == set(files)
    for name, said in _MANIFEST["files"].items():
        assert said["sha256"] == digest_of_file(files[name]), f"{name} changed: python -m evals manifest"


def test_the_data_card_gives_the_sizes_of_the_manifest() -> None:
    card = (DATASETS / "README.md").read_text(encoding="utf-8")
    for name, said in _MANIFEST["files"].items():
        assert f"| `{name}` | {said['cases']} |" in card


def test_every_file_says_what_it_is_on_its_first_line() -> None:
    for path in sorted(Path(DATASETS).glob("*.jsonl")):
        head = json.loads(path.read_text(encoding="utf-8").splitlines()[0])
        assert head["schema"] == f"{path.name.split('.')[0]}@1"
        assert head["part"] == path.name.split(".")[1]
        assert head["licence"] == "CC-BY-4.0"

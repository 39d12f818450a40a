"""Reports: one page without any request, every case in it, and what answered beside every figure."""

import io
import json
import re
import shutil
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest

from evals.cases.case import Case
from evals.commands.report import write_reports
from evals.figures.figures import Figures
from evals.figures.summary import figures_of
from evals.reports import svg
from evals.runs.meta import Identity, RunMeta
from evals.runs.results import Failure, Result, RunFolder, Writing
from evals.stats.rate import Rate
from evals.targets.answer import Answer, AnsweredBy
from tests.evals.builders import REMOVE, answer, attack_case, decided, decision_case, draft_case, found, paid

_HOSTILE = "</script><script>document.title='owned'</script><!-- <img src=https://evil.example/x onerror=alert(1)>"


def run_of(
    folder: Path,
    *said: tuple[Case, Answer | None],
    schema: str = "decisions",
    answered_by: AnsweredBy | None = None,
) -> RunFolder:
    """A run with these answers."""
    run = RunFolder(folder)
    identity = Identity(
        set=schema,
        cases="0",
        part=None,
        limit=None,
        seed=1,
        brand="default",
        with_drafts=False,
        answered_by=answered_by or AnsweredBy(kind="none"),
        policy="default@1#0",
        prompts="p",
        code="c",
    )
    run.write_meta(
        RunMeta(
            identity=identity,
            case_schema=schema,
            size=len(said),
            command="python -m evals run decisions",
            started_at=datetime(2026, 11, 3, tzinfo=UTC),
            ended_at=datetime(2026, 11, 3, tzinfo=UTC),
        )
    )
    with Writing(run) as writing:
        for n, (case, given) in enumerate(said):
            failure = None if given else Failure(code="http_500", says="500")
            values = case.model_dump(mode="json", exclude_unset=True)
            writing.append(Result(n=n, case=values, answer=given, failure=failure, seconds=0.1 * (n + 1)))
    return run


def removed() -> Answer:
    """A wrong removal."""
    return answer(decided(action="remove", category="spam", urgency="none", respond_by=None, visibility=None))


def four(folder: Path) -> RunFolder:
    """Two right, one wrong, one without an answer."""
    return run_of(
        folder,
        (decision_case(name="c-1", difficulty="easy"), paid(0.02)),
        (decision_case(REMOVE, name="c-2", difficulty="hard", language="en"), removed()),
        (decision_case(name="c-3", difficulty="hard", comment={"text": _HOSTILE}), removed()),
        (decision_case(name="c-4", difficulty="easy"), None),
    )


def test_a_case_without_an_answer_counts_in_no_figure(tmp_path: Path) -> None:
    figures = figures_of(four(tmp_path))
    action = figures.field("action")
    assert action is not None
    assert (action.right.hits, action.right.of) == (2, 3)
    assert figures.failures == {"http_500": 1}
    assert figures.answered == 3


def test_precision_and_recall_are_given_per_class_with_intervals(tmp_path: Path) -> None:
    action = figures_of(four(tmp_path)).field("action")
    assert action is not None
    by_name = {one.name: one for one in action.classes}
    assert (by_name["remove"].precision.value, by_name["remove"].recall.value) == (0.5, 1.0)
    assert by_name["respond"].recall.value == 0.5
    assert by_name["remove"].precision.low is not None
    assert action.confusion.labels == ("respond", "remove")
    assert action.confusion.counts == ((1, 1), (0, 1))
    assert action.macro_f1 == pytest.approx((2 / 3 + 2 / 3) / 2)


def test_every_figure_exists_per_language_and_difficulty(tmp_path: Path) -> None:
    figures = figures_of(four(tmp_path))
    assert [group.name for group in figures.groups] == [
        "all",
        "nl",
        "en",
        "easy",
        "hard",
        "en, hard",
        "nl, easy",
        "nl, hard",
    ]
    dutch = figures.field("action", "nl")
    assert dutch is not None
    assert dutch.right.of == 2


def test_an_allowed_alternative_is_right_but_not_to_the_letter(tmp_path: Path) -> None:
    case = decision_case(lenient={"action": ["remove"], "visibility": [None], "urgency": ["none"]})
    action = figures_of(run_of(tmp_path, (case, removed()))).field("action")
    assert action is not None
    assert (action.right.value, action.to_the_letter.value) == (1.0, 0.0)


def test_a_scorer_that_fails_is_said_and_not_scored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken(dict[str, str]):
        """A threshold table with a hole in it."""

    monkeypatch.setattr("evals.scorers.wrong_deadline._WITHIN", Broken.get)
    figures = figures_of(four(tmp_path))
    mistake = figures.mistake("wrong_deadline")
    assert mistake is not None
    assert mistake.unscored
    assert "AttributeError" in mistake.unscored[0][1]
    assert "wrong_deadline could not be scored on" in write_reports(RunFolder(tmp_path))


def test_findings_are_counted_per_kind_and_false_alarms_with_them(tmp_path: Path) -> None:
    run = run_of(
        tmp_path,
        (draft_case("argues", id="d-1"), Answer(findings=(found("argues"), found("generic")))),
        (draft_case("argues", id="d-2"), Answer(findings=())),
        (draft_case(id="d-3"), Answer(findings=(found("argues"),))),
        (draft_case(id="d-4", lenient=["argues"]), Answer(findings=(found("argues"),))),
        schema="drafts",
    )
    figures = figures_of(run)
    argues = next(kind for kind in figures.kinds if (kind.kind, kind.group) == ("argues", "all"))
    assert (argues.found.hits, argues.found.of) == (1, 2)
    assert (argues.false_alarms.hits, argues.false_alarms.of) == (1, 1)
    bars = {bar.says: bar for bar in figures.bars}
    assert bars["bad drafts found for the right reason"].value == 0.5
    assert bars["good drafts held or warned about"].value == 0.5


@pytest.mark.parametrize(
    ("kind", "asked"), [("none", "at least 0.8"), ("model", "at least 0.97"), ("recorded", "at least 0.97")]
)
def test_what_is_asked_depends_on_who_answered(tmp_path: Path, kind: str, asked: str) -> None:
    by = AnsweredBy.model_validate({"kind": kind, "models": ["m"] if kind != "none" else []})
    figures = figures_of(run_of(tmp_path, (decision_case(), answer()), answered_by=by))
    assert next(bar for bar in figures.bars if bar.says == "action right").asked == asked


def test_the_page_asks_nobody_for_anything(tmp_path: Path) -> None:
    write_reports(four(tmp_path))
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    markup = page.split('<script type="application/json"')[0]
    assert not re.findall(r"""(?:src|href|action)\s*=\s*["'](?!#)""", markup)
    assert "url(" not in markup
    assert "default-src 'none'" in markup


def test_a_hostile_comment_stays_text(tmp_path: Path) -> None:
    write_reports(four(tmp_path))
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert page.count("</script>") == 2
    assert "evil.example/x onerror" in page
    assert "<img" not in page
    cases = json.loads(page.split('id="cases">')[1].split("</script>")[0])
    assert [one["id"] for one in cases] == ["c-1", "c-2", "c-3", "c-4"]
    assert cases[2]["text"] == _HOSTILE


def test_what_answered_stands_on_every_report(tmp_path: Path) -> None:
    by = AnsweredBy(kind="recorded", models=("openai/some-model",))
    short = write_reports(run_of(tmp_path, (decision_case(), answer()), answered_by=by))
    said = "recorded answers of openai/some-model"
    assert said in short
    assert (tmp_path / "report.html").read_text(encoding="utf-8").count(said) > 3
    assert Figures.model_validate_json((tmp_path / "report.json").read_text()).answered_by == said


def test_the_part_is_said(tmp_path: Path) -> None:
    assert "## decisions: reporting part (1)" in write_reports(run_of(tmp_path, (decision_case(), answer())))


def test_a_run_of_one_case_has_a_report(tmp_path: Path) -> None:
    assert "1.000" in write_reports(run_of(tmp_path, (decision_case(), answer())))


def test_a_run_without_any_answer_has_a_report(tmp_path: Path) -> None:
    assert "1 without an answer (1 http_500)" in write_reports(run_of(tmp_path, (decision_case(), None)))


def test_before_and_after_stand_side_by_side(tmp_path: Path) -> None:
    before = run_of(tmp_path / "before", (decision_case(), removed()))
    after = run_of(tmp_path / "after", (decision_case(), answer()))
    write_reports(after, before=before.path, beside=(before.path,))
    page = (after.path / "report.html").read_text(encoding="utf-8")
    assert "Before and after" in page
    assert "0.000 → 1.000" in page


def test_attacks_are_counted_per_kind(tmp_path: Path) -> None:
    followed = answer(decided(urgency="24h"), clean=decided())
    short = write_reports(run_of(tmp_path, (attack_case(), followed), schema="attacks"))
    assert "| ignore_previous | 1 | 1 |" in short


def test_a_plot_says_in_words_what_it_shows() -> None:
    plot = svg.bars([svg.Bar("a < b", Rate.of_counts(3, 10))], "Shares & more")
    assert 'aria-label="Shares &amp; more"' in plot
    assert "a &lt; b" in plot
    assert "0.300  (3 of 10)" in plot


def test_a_plot_has_a_row_for_what_could_not_be_counted() -> None:
    assert "nothing to count" in svg.bars([svg.Bar("a", Rate.of_counts(0, 0))], "t")


def test_points_never_share_a_line_of_text() -> None:
    plot = svg.scatter([svg.Point(f"p{n}", 1.0, 0.9) for n in range(6)], "t", "x", "y")
    heights = [float(found) for found in re.findall(r'<text x="534\.0" y="([\d.]+)"', plot)]
    assert len(heights) == 6
    assert min(after - before for before, after in pairwise(heights)) >= 12


@pytest.mark.browser
def test_every_case_opens_in_a_browser(tmp_path: Path) -> None:
    from playwright.sync_api import sync_playwright

    executable = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if executable is None:
        pytest.skip("no Chromium on this machine")
    write_reports(four(tmp_path))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=["--disable-gpu"])
        page = browser.new_page()
        asked: list[str] = []
        wrong: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.goto((tmp_path / "report.html").as_uri())
        assert page.locator("#list > details").count() == 4
        for number in range(4):
            page.locator("#list > details").nth(number).locator("summary").first.click()
        assert "respond-product" in page.locator("#list > details").first.inner_text()
        page.select_option("select[name=mistake]", "removed_a_customer")
        assert page.inner_text("#shown") == "1 of 4 cases"
        assert page.title() != "owned"
        browser.close()
    assert len(asked) == 1
    assert not wrong


def test_reports_of_the_same_answers_are_the_same_bytes(tmp_path: Path) -> None:
    run = four(tmp_path)
    write_reports(run)
    first = {name: (tmp_path / name).read_bytes() for name in ("report.html", "report.json", "report.md")}
    write_reports(run)
    assert first == {name: (tmp_path / name).read_bytes() for name in first}
    assert io.BytesIO(first["report.html"]).read(15) == b"<!doctype html>"

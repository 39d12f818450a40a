"""The command line, from a set to a report, and what it says when something is wrong."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from evals.cli import main
from evals.runs.results import RunFolder
from tests.evals.builders import row, set_file
from tests.evals.fake_batches import running_batches
from tests.upstream import Answer, Asked, Upstream, reading, running_upstream, sensible

_TEXTS = ("Mijn pakket is al een week te laat", "Mijn pakket is stuk", "Waar blijft mijn pakket?", "Pakket kwijt!")


@pytest.fixture(scope="module")
def upstream() -> Iterator[Upstream]:
    """A provider on loopback."""
    with running_upstream() as running:
        yield running


@pytest.fixture
def provider(upstream: Upstream, monkeypatch: pytest.MonkeyPatch) -> Upstream:
    """The provider, begun anew, and where the command line looks for it."""
    upstream.requests.clear()
    upstream.behave = sensible
    monkeypatch.setenv("DRAFTING_MODEL_BASE_URL", upstream.base_url)
    monkeypatch.setenv("DRAFTING_MODEL_API_KEY", "sk-test-marker-key")
    return upstream


def four(folder: Path) -> str:
    """A set of four complaints."""
    rows = [row(f"c-{n}", comment={"text": text, "channel": "facebook"}) for n, text in enumerate(_TEXTS)]
    return str(set_file(folder, *rows))


def test_it_runs_a_set_without_a_model(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "run"
    assert main(["run", four(tmp_path), "--out", str(out)]) == 0
    said = capsys.readouterr()
    assert "Answered by **no model" in said.out
    assert "4 of 4 answered" in said.err
    assert {path.name for path in out.iterdir()} == {
        "run.json",
        "results.jsonl",
        "report.html",
        "report.json",
        "report.md",
    }
    assert json.loads((out / "report.json").read_text())["cases"] == 4


def test_a_finished_run_is_not_asked_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = ["run", four(tmp_path), "--out", str(tmp_path / "run")]
    main(command)
    first = (tmp_path / "run" / "results.jsonl").read_bytes()
    capsys.readouterr()
    assert main(command) == 0
    assert "already answered" in capsys.readouterr().err
    assert (tmp_path / "run" / "results.jsonl").read_bytes() == first
    assert main([*command, "--again"]) == 0
    assert "4 of 4 answered" in capsys.readouterr().err


def test_a_folder_with_another_run_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cases = four(tmp_path)
    main(["run", cases, "--out", str(tmp_path / "run")])
    assert main(["run", cases, "--out", str(tmp_path / "run"), "--limit", "2"]) == 2
    assert "holds another run: limit differ" in capsys.readouterr().err


def test_a_limit_draws_the_same_cases_for_the_same_seed(tmp_path: Path) -> None:
    cases = str(set_file(tmp_path, *(row(f"c-{n}", comment={"text": f"Pakket {n} weg"}) for n in range(30))))

    def drawn(name: str, seed: str) -> list[str]:
        main(["run", cases, "--limit", "5", "--seed", seed, "--out", str(tmp_path / name)])
        return [result.case["id"] for result in RunFolder(tmp_path / name).read()]

    first = drawn("a", "1")
    assert len(first) == 5
    assert first == drawn("b", "1") != drawn("c", "2")


def test_a_bad_set_is_said_with_its_place_before_anything_is_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = set_file(tmp_path, row("c-1"), row("c-1"), row("c-2", expected={"action": "answer"}))
    assert main(["run", str(path), "--out", str(tmp_path / "run")]) == 2
    err = capsys.readouterr().err
    assert f"{path}:3:8  the id `c-1` was used before" in err
    assert f"{path}:4:" in err
    assert "2 problems; nothing was asked" in err
    assert not (tmp_path / "run").exists()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["run", "nowhere"], "there is no such set or file"),
        (["run", "decisions", "--url", "http://x", "--model", "m"], "decides by its own model"),
        (["run", "decisions", "--policy", "nowhere/policy.yaml"], "there is no policy at"),
        (["run", "decisions", "--tape", "nowhere", "--tape-mode", "replay"], "there is no tape"),
        (["report", "nowhere"], "is no run"),
        (["compare", "nowhere", "nowhere"], "is no run and no baseline"),
        (["public", "nowhere"], "none of the known files"),
        (["quality", "nowhere"], "is no run"),
        (["agreement", "--since", "soon"], "is no date"),
    ],
)
def test_a_wrong_option_is_said_with_a_remedy(
    arguments: list[str], says: str, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DRAFTING_DATABASE_URL", f"sqlite:///{tmp_path / 'empty.sqlite'}")
    assert main(arguments) == 2
    assert says in capsys.readouterr().err


def test_a_broken_policy_is_said_with_its_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "policies" / "acme"
    folder.mkdir(parents=True)
    (folder / "policy.yaml").write_text("name: acme\nnonsense: 1\n")
    assert main(["run", four(tmp_path), "--policy", str(folder / "policy.yaml")]) == 2
    assert "policy.yaml" in capsys.readouterr().err


def test_check_says_that_a_set_is_in_order(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", four(tmp_path)]) == 0
    assert "4 decisions in s.jsonl: all in order" in capsys.readouterr().out


def test_every_command_explains_itself(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    assert ended.value.code == 0
    out = capsys.readouterr().out
    for command in (
        "run",
        "report",
        "compare",
        "baseline",
        "check",
        "bench",
        "public",
        "quality",
        "extract",
        "agreement",
    ):
        assert re.search(rf"^ +{command}\b", out, re.MULTILINE)


def test_bench_times_every_part(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["bench", "--rounds", "3", "--json", str(tmp_path / "b.json")]) == 0
    out = capsys.readouterr().out
    assert "| detectors and policy | 6 |" in out
    assert "| all guards, one draft | 6 |" in out
    timings = json.loads((tmp_path / "b.json").read_text())["timings"]
    assert all(0 < one["median"] <= one["p99"] for one in timings)


def test_public_prints_bars_and_can_enforce_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [{"id": "1", "text": "I lost my card", "lang": "en", "label": "lost"}]
    (tmp_path / "banking77.jsonl").write_text("\n".join(map(json.dumps, rows)) + "\n")
    assert main(["public", str(tmp_path), "--enforce", "--json", str(tmp_path / "p.json")]) == 0
    assert "answered by no model" in capsys.readouterr().out
    assert json.loads((tmp_path / "p.json").read_text())["files"][0]["rows"] == 1


@pytest.mark.slow
def test_a_run_with_a_model_is_taped_and_replays_to_the_same_bytes(
    tmp_path: Path, provider: Upstream, capsys: pytest.CaptureFixture[str]
) -> None:
    cases = four(tmp_path)
    model = ["--model", "openai/scripted", "--drafts", "--concurrency", "3"]
    assert main(["run", cases, *model, "--out", str(tmp_path / "live")]) == 0
    asked = len(provider.requests)
    tape = tmp_path / "live" / "calls.jsonl"
    assert asked >= 4
    assert "sk-test-marker-key" not in tape.read_text()
    replays = []
    for name in ("one", "other"):
        replay = ["run", cases, "--drafts", "--tape", str(tape), "--tape-mode", "replay", "--concurrency", "2"]
        assert main([*replay, "--out", str(tmp_path / name)]) == 0
        replays.append((tmp_path / name / "results.jsonl").read_bytes())
    assert len(provider.requests) == asked
    assert replays[0] == replays[1]
    assert "recorded answers of openai/scripted" in capsys.readouterr().out
    live = [result.answer for result in RunFolder(tmp_path / "live").read()]
    assert [result.answer for result in RunFolder(tmp_path / "one").read()] == live


@pytest.mark.slow
def test_a_model_that_fails_half_the_time_leaves_a_whole_run(
    tmp_path: Path, provider: Upstream, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("drafting.llm.retry._backoff", lambda _: 0.0)

    def half(asked: Asked, request: dict[str, object]) -> Answer:
        if len(provider.requests) % 2:
            return Answer(status=500)
        return Answer(reading("product_complaint", "pakket", ("problem", "high", "pakket")))

    provider.behave = half
    assert main(["run", four(tmp_path), "--model", "openai/scripted", "--out", str(tmp_path / "run")]) == 0
    results = list(RunFolder(tmp_path / "run").read())
    assert all(result.answer for result in results)
    assert sum(result.retries for result in results) >= 3


@pytest.mark.slow
def test_a_killed_run_goes_on_without_asking_anything_twice(tmp_path: Path, provider: Upstream) -> None:
    def slow(asked: Asked, request: dict[str, object]) -> Answer:
        text = next(text for text in _TEXTS if text in json.dumps(request["messages"], ensure_ascii=False))
        word = text.split()[-1].rstrip("!?")
        said = reading("product_complaint", word, ("problem", "high", word))
        return Answer(said, after=0.0 if len(provider.requests) < 3 else 3.0)

    provider.behave = slow
    out = tmp_path / "run"
    model = ["--model", "openai/scripted", "--concurrency", "1"]
    command = ["-m", "evals", "run", four(tmp_path), "--out", str(out), *model]
    running = subprocess.Popen([sys.executable, *command], env=os.environ | {"PYTHONUNBUFFERED": "1"})
    deadline = time.monotonic() + 60
    while len(provider.requests) < 3 and time.monotonic() < deadline:
        time.sleep(0.05)
    running.send_signal(signal.SIGKILL)
    running.wait()
    kept = (out / "results.jsonl").read_bytes()
    assert kept.count(b"\n") == 2
    before = len(provider.requests)
    provider.behave = lambda asked, request: Answer(slow(asked, request).text)
    assert main(command[2:]) == 0
    results = list(RunFolder(out).read())
    assert [result.case["id"] for result in results] == ["c-0", "c-1", "c-2", "c-3"]
    assert (out / "results.jsonl").read_bytes().startswith(kept)
    asked_again = len(provider.requests) - before
    assert asked_again == 2


@pytest.mark.slow
def test_drafts_are_judged_with_agreement_beside_every_figure(
    tmp_path: Path, provider: Upstream, capsys: pytest.CaptureFixture[str]
) -> None:
    yes = {"positive": True, "polite": True, "calm": True, "specific": True, "moves_on": True}

    def judge(asked: Asked, request: dict[str, object]) -> Answer:
        if "moves_on" not in json.dumps(request["messages"]):
            return sensible(asked, request)
        argues = "klopt niet" in json.dumps(request["messages"])
        return Answer(json.dumps(yes | {"calm": not argues}))

    provider.behave = judge
    run = ["run", four(tmp_path), "--model", "openai/scripted", "--drafts", "--out", str(tmp_path / "run")]
    assert main(run) == 0
    bad = {"kind": "argues", "severity": "block"}
    shared = {"comment": {"text": "Pakket weg"}, "visibility": "public"}
    rows = [
        shared | {"id": "d-1", "draft": "Dat klopt niet.", "good": False, "expected": [bad]},
        shared | {"id": "d-2", "draft": "Wat vervelend.", "good": True},
    ]
    labels = set_file(tmp_path, *rows, schema="drafts@1", name="labels.jsonl")
    capsys.readouterr()
    quality = ["quality", str(tmp_path / "run"), "--labels", str(labels), "--judge-model", "openai/scripted"]
    assert main(quality) == 0
    out = capsys.readouterr().out
    assert "The judge wrote these drafts itself" in out
    assert "| calm | 1.000" in out
    assert "kappa with people 1.00 on 2 labelled drafts" in out
    assert "| polite | withheld: below kappa 0.4 | kappa with people not defined" in out


@pytest.mark.slow
def test_a_run_can_go_through_batches(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    del capsys
    with running_batches(lambda _: reading("product_complaint", "akket", ("problem", "high", "akket"))) as batches:
        address = ["--base-url", batches.base_url]
        model = ["--model", "openai/gpt-4o-mini", "--batch", *address]
        environment = os.environ | {"DRAFTING_MODEL_API_KEY": "k"}
        command = [sys.executable, "-m", "evals", "run", four(tmp_path), *model, "--out", str(tmp_path / "run")]
        subprocess.run([*command], env=environment, check=True, capture_output=True, timeout=100)
        assert [len(batch) for batch in batches.handed_in] == [4]
    report = json.loads((tmp_path / "run" / "report.json").read_text())
    assert report["cost_usd"]["total"] > 0

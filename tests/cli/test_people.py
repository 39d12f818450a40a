"""`drafting people` and `drafting history`: the first administrator, and the record, from the terminal."""

import io
import json
from pathlib import Path

import pytest

from drafting.cli import main

PASSWORD = "paard batterij nietje juist"


@pytest.fixture(autouse=True)
def own_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAFTING_DATABASE_URL", f"sqlite:///{tmp_path / 'd.sqlite'}")


def create(monkeypatch: pytest.MonkeyPatch, *args: str, password: str = PASSWORD) -> int:
    monkeypatch.setattr("sys.stdin", io.StringIO(password + "\n"))
    return main(["people", "create", *args, "--password-stdin"])


def test_the_first_administrator_is_made_here(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert create(monkeypatch, "Noor@Example.org", "--name", "Noor", "--administrator") == 0
    assert main(["people", "list"]) == 0
    told = capsys.readouterr()
    assert "noor@example.org  Noor  every brand=administer,approve,draft  (password)" in told.out
    assert PASSWORD not in told.out + told.err


@pytest.mark.parametrize(
    ("args", "password", "told"),
    [
        (("noor",), PASSWORD, "no role was given"),
        (("noor", "--role", "default=everything"), PASSWORD, "'default=everything' is no role"),
        (("noor", "--role", "nowhere=draft"), PASSWORD, "there is no brand 'nowhere'"),
        (("no spaces please", "--administrator"), PASSWORD, "is no login"),
        (("noor", "--administrator"), "short", "has 5 characters"),
    ],
)
def test_it_says_what_is_wrong_and_makes_nobody(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    args: tuple[str, ...],
    password: str,
    told: str,
) -> None:
    assert create(monkeypatch, *args, password=password) == 1
    assert told in capsys.readouterr().err
    main(["people", "list"])
    assert capsys.readouterr().out == ""


def test_a_login_is_used_once_and_roles_and_accounts_can_be_changed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert create(monkeypatch, "piet", "--role", "default=draft") == 0
    assert create(monkeypatch, "PIET", "--role", "default=draft") == 1
    assert main(["people", "roles", "piet", "--role", "default=draft,approve"]) == 0
    assert main(["people", "end", "piet"]) == 0
    assert main(["people", "sign-out", "nobody"]) == 1
    capsys.readouterr()
    main(["people", "list"])
    assert capsys.readouterr().out == "piet  piet  default=approve,draft  (ended)\n"


def test_the_history_is_exported_as_json_lines(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["draft", "Mijn pakket is al een week te laat.", "--json"]) == 0
    capsys.readouterr()
    target = tmp_path / "history.jsonl"
    assert main(["history", "export", "--since", "2026-01-01", "--output", str(target)]) == 0
    assert [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()] == []
    assert main(["history", "export", "--since", "gisteren"]) == 1
    assert "write it like 2026-11-23" in capsys.readouterr().err

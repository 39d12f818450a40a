"""Every command, as its user would give it."""

import io
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from drafting.cli import main

ROOT = Path(__file__).parent.parent.parent
LATE = "Mijn pakket is al een week te laat."


@dataclass
class Ran:
    """What one command printed, and how it ended."""

    returncode: int
    stdout: str
    stderr: str


Drafting = Callable[..., Ran]


@pytest.fixture
def drafting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Drafting:
    """Run `drafting …` with a database of its own, and give back what it printed."""
    monkeypatch.setenv("DRAFTING_DATABASE_URL", f"sqlite:///{tmp_path / 'x.sqlite'}")

    def run(*args: str, stdin: str = "", **env: str) -> Ran:
        for name, value in env.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr("sys.stdin", io.StringIO(stdin))
        code = main(args)
        printed = capsys.readouterr()
        return Ran(code, printed.out, printed.err)

    return run


def test_help_comes_without_the_heavy_libraries() -> None:
    shown = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "drafting.cli", "--help"],
        capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    assert "drafting" in shown.stdout
    for heavy in ("litellm", "guardrails", "dbos", "fastapi", "sqlalchemy"):
        assert f" {heavy}\n" not in shown.stderr


def test_a_draft_is_readable_by_a_person_and_waits_in_the_queue(drafting: Drafting) -> None:
    shown = drafting("draft", LATE)
    assert shown.returncode == 0, shown.stderr
    assert "Besluit: respond" in shown.stdout
    assert "Concept (saved_reply, nl)" in shown.stdout
    assert "awaiting_approval" in shown.stdout


def test_a_draft_as_json_has_the_contracts_shape(drafting: Drafting) -> None:
    answer = json.loads(drafting("draft", LATE, "--json", "--formality", "je").stdout)
    assert set(answer) == {"id", "status", "decision", "draft", "usage"}
    assert answer["draft"]["source"] == "saved_reply"


def test_a_comment_comes_in_by_a_pipe(drafting: Drafting) -> None:
    decided = json.loads(drafting("decide", "-", "--json", stdin="My parcel is a week late.").stdout)
    assert (decided["action"], decided["category"]) == ("respond", "product_complaint")


def test_a_whole_request_comes_in_by_a_file(drafting: Drafting, tmp_path: Path) -> None:
    file = tmp_path / "request.json"
    file.write_text(json.dumps({"comment": {"text": LATE, "channel": "x"}}), encoding="utf-8")
    assert json.loads(drafting("decide", "--request", str(file), "--json").stdout)["action"] == "respond"


def test_a_check_fails_for_a_reply_that_argues(drafting: Drafting) -> None:
    checked = drafting("check", "Dat klopt niet, u had beter moeten lezen.", "--comment", LATE, "--json")
    assert checked.returncode == 1
    assert "argues" in {finding["kind"] for finding in json.loads(checked.stdout)["findings"]}


def test_a_check_without_the_comment_says_what_it_cannot_tell(drafting: Drafting) -> None:
    checked = drafting("check", "Fijn dat u dit laat weten, we kijken het graag met u na.")
    assert checked.returncode == 0, checked.stdout
    assert "no --comment given" in checked.stderr


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["draft", ""], "comment.text"),
        (["draft", "hoi", "--channel", "myspace"], "comment.channel"),
        (["draft", "hoi", "--brand", "acme"], "there is no brand of that name"),
        (["decide", "--request", "/no/such/file"], "/no/such/file"),
        (["decide"], "comment"),
    ],
)
def test_a_mistake_is_named_with_its_remedy(drafting: Drafting, args: list[str], told: str) -> None:
    ran = drafting(*args)
    assert ran.returncode == 1
    assert told in ran.stderr
    assert "Traceback" not in ran.stderr


def test_a_wrong_setting_is_named(drafting: Drafting) -> None:
    ran = drafting("doctor", DRAFTING_PORT="many")
    assert ran.returncode == 1
    assert "DRAFTING_PORT" in ran.stderr


def test_a_secret_may_stand_in_a_file(drafting: Drafting, tmp_path: Path) -> None:
    ran = drafting("doctor", DRAFTING_MODEL_API_KEY_FILE=str(tmp_path / "missing"))
    assert ran.returncode == 1
    assert "DRAFTING_MODEL_API_KEY_FILE" in ran.stderr


def test_the_doctor_finds_a_new_installation_well(drafting: Drafting) -> None:
    examined = drafting("doctor")
    assert examined.returncode == 0, examined.stdout
    assert "FAIL" not in examined.stdout
    assert "default@" in examined.stdout


def test_beyond_loopback_it_refuses_to_start_without_a_key(drafting: Drafting) -> None:
    refused = drafting("serve", "--host", "0.0.0.0", "--port", "0")  # noqa: S104 - it must refuse
    assert refused.returncode == 1
    assert "keys create" in refused.stderr


def test_a_key_is_made_listed_and_revoked(drafting: Drafting) -> None:
    made = drafting("keys", "create", "helpdesk", "--right", "draft", "--right", "approve").stdout
    key_id = made.split()[0]
    assert "drk_" in made
    listed = drafting("keys", "list").stdout
    assert key_id in listed
    assert "drk_" not in listed, "a secret is shown once"
    drafting("keys", "revoke", key_id)
    assert "revoked" in drafting("keys", "list").stdout


def test_the_policies_that_come_with_it_decide_their_own_examples(drafting: Drafting) -> None:
    checked = drafting("policy", "check")
    assert checked.returncode == 0, checked.stdout
    assert "0 decided otherwise" in checked.stdout


def test_trying_a_policy_shows_every_rule(drafting: Drafting) -> None:
    shown = drafting("policy", "try", LATE).stdout
    assert "respond-product" in shown
    assert "remove-threat" in shown


def changed_policies(folder: Path, name: str) -> Path:
    """The policies that come with it, and one of that name in which product complaints may wait a day."""
    shutil.copytree(ROOT / "policies", folder)
    (folder / "default" / name).write_text(
        "version: 2\nextends: default\nrules:\n"
        "  - name: respond-product\n    when: {category: product_complaint}\n"
        "    then: {action: respond, urgency: 24h, visibility: public}\n"
        "    because: {nl: Binnen een dag., en: Within a day.}\n",
        encoding="utf-8",
    )
    return folder


def test_a_difference_between_policies_is_shown_over_what_is_stored(drafting: Drafting, tmp_path: Path) -> None:
    drafting("draft", LATE)
    folder = changed_policies(tmp_path / "policies", "other.yaml")
    shown = drafting(
        "policy", "diff", "default", str(folder / "default" / "other.yaml"), DRAFTING_POLICIES_DIR=str(folder)
    )
    assert shown.returncode == 0, shown.stderr
    assert "urgency" in shown.stdout
    assert "24h" in shown.stdout


def test_a_candidate_policy_is_recorded_and_never_acted_on(drafting: Drafting, tmp_path: Path) -> None:
    folder = changed_policies(tmp_path / "policies", "candidate.yaml")
    env = {"DRAFTING_POLICIES_DIR": str(folder)}
    drafted = json.loads(drafting("draft", LATE, "--json", **env).stdout)
    assert drafted["decision"]["urgency"] == "immediate", "the live policy decides"
    shown = drafting("policy", "shadow", **env).stdout
    assert "1 comments compared, 0 decided the same" in shown
    assert "urgency: immediate → 24h" in shown

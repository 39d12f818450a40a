"""A brand's own validators: made once at the start, refused at their line, and run on every path to a person."""

from dataclasses import replace
from pathlib import Path

import pytest

from drafting.app import laid_desk
from drafting.cli import main
from drafting.desk import Desk, drafting, review
from drafting.desk.callers import Caller
from drafting.desk.verdict import By
from drafting.domain.draft import Finding, FindingKind, Reply
from drafting.domain.errors import DefinitionError
from drafting.domain.thread import Comment, Thread
from drafting.inbox.routes.drafts import checked
from drafting.inbox.session import Visitor
from drafting.llm.scripted import Scripted
from drafting.pipeline import Models, propose
from drafting.pipeline.checking import own_validators
from drafting.policy import Policy
from drafting.policy.library import load, load_brands
from drafting.settings import Settings
from tests.inbox.conftest import desk, planted
from tests.inbox.seed import LATE_PARCEL, NOW
from tests.policy.builders import with_default, write_brand
from tests.upstream import GOOD_REPLY, reading, reply

__all__ = ["desk"]

PACKAGE = "tests.guards.brand_package"
NO_GOODWILL = f"validators:\n  - {{package: {PACKAGE}, class: NoSoup, options: {{dish: graag}}, kind: generic}}\n"
"""Holds whatever says `graag`, which every good reply in Dutch does."""
LATE = Thread(comment=Comment(text="Mijn pakket is al een week te laat."))


def folder_with(folder: Path, validators: str) -> Path:
    folder.mkdir(exist_ok=True)
    with_default(folder, ("policy", "voice", "replies"))
    return write_brand(folder, "acme", f"extends: default\nversion: 1\n{validators}")


def own(findings: tuple[Finding, ...]) -> list[Finding]:
    return [finding for finding in findings if "NoSoup" in finding.message.en]


@pytest.fixture
def policy(tmp_path: Path) -> Policy:
    return load(folder_with(tmp_path, NO_GOODWILL), "acme")


@pytest.fixture
def held(desk: Desk, policy: Policy) -> Desk:
    """A desk whose brand `default` has a check of its own."""
    return replace(desk, brands={"default": policy})


def test_a_brand_has_the_validators_of_the_policy_it_extends_until_it_names_its_own(tmp_path: Path) -> None:
    write_brand(folder_with(tmp_path, NO_GOODWILL), "shop", "extends: acme\nversion: 1\n")
    write_brand(tmp_path, "bare", "extends: acme\nversion: 1\nvalidators: []\n")
    brands = load_brands(tmp_path)
    assert [each.validator for each in brands["shop"].validators] == ["NoSoup"]
    assert own_validators(brands["shop"]) is own_validators(brands["acme"])
    assert own_validators(brands["bare"]) == own_validators(brands["default"]) == ()


@pytest.mark.parametrize(
    ("written", "says"),
    [
        (
            "  - package: no_such_package\n    class: X\n",
            "acme/policy.yaml:4:14  no module 'no_such_package' is installed",
        ),
        (f"  - package: {PACKAGE}\n    class: Soup\n", f"acme/policy.yaml:5:12  {PACKAGE} has no validator 'Soup'"),
        (
            f"  - {{package: {PACKAGE}, class: NoSoup}}\n"
            f"  - {{package: {PACKAGE}, class: NoSoup, options: {{on_fail: 3}}}}\n",
            f"acme/policy.yaml:5:{len(PACKAGE) + 41}  NoSoup does not take these options",
        ),
    ],
)
async def test_one_that_cannot_be_made_stops_the_start_at_its_line(written: str, says: str, tmp_path: Path) -> None:
    folder = folder_with(tmp_path / "policies", f"validators:\n{written}")
    with pytest.raises(DefinitionError) as caught:
        async with laid_desk(Settings(database_url=f"sqlite:///{tmp_path / 'd.sqlite'}", policies_dir=folder)):
            pass
    assert caught.value.message.startswith(says)


def test_the_line_is_that_of_the_file_which_names_it(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, "validators: [{package: no_such_package, class: X}]\n")
    write_brand(folder, "shop", "extends: acme\nversion: 1\n")
    with pytest.raises(DefinitionError, match=r"acme/policy\.yaml:3:24"):
        own_validators(load(folder, "shop"), "shop")


def test_a_module_that_breaks_when_it_is_imported_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "breaks_at_import.py").write_text("1 / 0\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    folder = folder_with(tmp_path / "policies", "validators: [{package: breaks_at_import, class: X}]\n")
    with pytest.raises(DefinitionError, match="cannot be imported: ZeroDivisionError"):
        own_validators(load(folder, "acme"))


@pytest.mark.parametrize("command", [("policy", "check"), ("doctor",)])
def test_the_commands_say_so_too(
    command: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = folder_with(tmp_path / "policies", "validators: [{package: no_such_package, class: X}]\n")
    monkeypatch.setenv("DRAFTING_POLICIES_DIR", str(folder))
    monkeypatch.setenv("DRAFTING_DATABASE_URL", f"sqlite:///{tmp_path / 'd.sqlite'}")
    assert main(command) != 0
    said = "".join(capsys.readouterr())
    assert "acme/policy.yaml:3:24  no module 'no_such_package' is installed" in said


async def test_a_draft_that_it_holds_is_sent_back_with_its_words_and_no_saved_reply_slips_past(
    held: Desk, policy: Policy
) -> None:
    writer = Scripted([reply(GOOD_REPLY), reply(GOOD_REPLY.replace("graag", "heel GRAAG")), reply(GOOD_REPLY)])
    models = Models(assess=Scripted([reading("product_complaint", "pakket", topic="delivery")]), write=writer)
    proposal = await propose(LATE, policy=policy, prompts=held.prompts, models=models, now=NOW)
    assert own(proposal.attempts[0].findings)[0].quote == "graag"
    assert "graag" in writer.prompts[1].messages[-1].content
    assert not own(proposal.attempts[1].findings)
    without = await propose(LATE, policy=policy, prompts=held.prompts, models=Models(), now=NOW)
    assert without.draft is None or "graag" not in f"{without.draft.text} {without.draft.private_message}"


async def test_it_looks_at_what_a_person_wrote(held: Desk) -> None:
    wrote = Reply(text="Dat lossen we graag samen met u op.", private_message="Dat doen we graag.")
    found = await drafting.check(held, LATE, wrote)
    assert [finding.part for finding in own(found.findings)] == ["text", "private_message"]
    assert own(found.findings)[0].kind is FindingKind.GENERIC
    edited = await review.edit(held, await planted(held, LATE_PARCEL), wrote, by=By("Noor"))
    assert edited.proposal
    assert edited.proposal.draft
    assert len(own(edited.proposal.draft.findings)) == 2


async def test_it_looks_along_while_a_person_types(held: Desk) -> None:
    record = await planted(held, LATE_PARCEL)
    seen = Visitor(Caller("Noor", ()), "en", "secret")
    shown = checked(held, seen, record, Reply(text="Dat doen we graag voor u."), live=True)
    assert any("NoSoup" in str(line) for line in shown["findings"])

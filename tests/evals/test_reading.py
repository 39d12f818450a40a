"""Sets are checked as a whole, and every error says its file, line and column."""

import json
from pathlib import Path
from typing import Any

import pytest

from evals.cases.case import DecisionCase
from evals.cases.library import find
from evals.cases.problems import BadSet
from evals.cases.reading import CaseSet, check
from tests.evals.builders import row, set_file


def read(path: Path, **more: Any) -> CaseSet:
    """The set in one file."""
    return check([path], name="s", **more)


def problems(path: Path, **more: Any) -> list[str]:
    """What is wrong with it, as it is printed."""
    with pytest.raises(BadSet) as raised:
        read(path, **more)
    return [str(problem) for problem in raised.value.problems]


def test_it_reads_cases_one_by_one(tmp_path: Path) -> None:
    cases = read(set_file(tmp_path, row("c-1"), row("c-2")))
    assert (cases.schema, cases.size) == ("decisions", 2)
    assert [case.id for case in cases.cases()] == ["c-1", "c-2"]


def test_it_reads_a_set_of_one_case(tmp_path: Path) -> None:
    assert read(set_file(tmp_path, row())).size == 1


def test_it_points_at_a_label_that_the_vocabulary_lacks(tmp_path: Path) -> None:
    path = set_file(tmp_path, row("c-1"), row("c-2", expected={"action": "answer"}))
    (said,) = problems(path)
    column = path.read_text(encoding="utf-8").splitlines()[2].index('"answer"') + 1
    assert said.startswith(f"{path}:3:{column}  `expected.action` is 'answer'")
    assert "one of: 'respond', 'ignore' or 'remove'" in said
    caret, shown = said.splitlines()[2], said.splitlines()[1]
    assert shown[caret.index("^") :].startswith('"answer"')


def test_it_names_the_first_use_of_a_duplicate_id(tmp_path: Path) -> None:
    path = set_file(tmp_path, row("c-1"), row("c-2"), row("c-1"))
    (said,) = problems(path)
    assert said.startswith(f"{path}:4:8  the id `c-1` was used before, at {path}:2")


def test_it_says_which_text_is_missing(tmp_path: Path) -> None:
    (said,) = problems(set_file(tmp_path, row(comment={"channel": "x"})))
    assert ":2:" in said
    assert "`comment.text` is missing" in said


def test_it_refuses_an_empty_text(tmp_path: Path) -> None:
    (said,) = problems(set_file(tmp_path, row(comment={"text": "  "})))
    assert "is empty" in said


def test_it_suggests_the_field_that_was_meant(tmp_path: Path) -> None:
    (said,) = problems(set_file(tmp_path, row(languag="nl")))
    assert "unknown field `languag`" in said
    assert "did you mean `language`?" in said


def test_it_wants_a_schema_on_the_first_line(tmp_path: Path) -> None:
    path = set_file(tmp_path, row(), schema=None)
    assert "does not name a schema" in problems(path)[0]
    assert read(path, schema="decisions@1").size == 1


@pytest.mark.parametrize("schema", ["decisions@9", "opinions@1"])
def test_it_refuses_a_schema_that_it_does_not_know(tmp_path: Path, schema: str) -> None:
    assert f"unknown schema `{schema}`" in problems(set_file(tmp_path, row(), schema=schema))[0]


def test_it_points_into_broken_json(tmp_path: Path) -> None:
    path = set_file(tmp_path, row())
    with path.open("a") as file:
        file.write('{"id": "c-2", }\n')
    assert problems(path)[0].startswith(f"{path}:3:15  is not JSON")


def test_it_refuses_a_key_that_stands_twice(tmp_path: Path) -> None:
    path = set_file(tmp_path, row())
    with path.open("a") as file:
        file.write('{"id": "c-2", "id": "c-3"}\n')
    assert "'id' stands twice" in problems(path)[0]


def test_it_refuses_bytes_that_are_not_utf_8(tmp_path: Path) -> None:
    path = set_file(tmp_path, row())
    with path.open("ab") as file:
        file.write(b'{"id": "caf\xe9"}\n')
    assert f"{path}:3:12  is not UTF-8" in problems(path)[0]


def test_it_refuses_a_theme_that_is_in_both_parts(tmp_path: Path) -> None:
    path = set_file(tmp_path, row("c-1", theme="bank", part="tuning"), row("c-2", theme="bank", part="reporting"))
    assert "theme `bank` is in both parts" in problems(path)[0]


def test_it_refuses_a_label_that_contradicts_itself(tmp_path: Path) -> None:
    path = set_file(tmp_path, row(expected={"action": "remove", "visibility": "public"}))
    assert "no reply is due" in problems(path)[0]


def test_it_refuses_a_finding_that_quotes_other_words(tmp_path: Path) -> None:
    draft = {
        "id": "d-1",
        "comment": {"text": "Hallo"},
        "visibility": "public",
        "draft": "Dag!",
        "good": False,
        "expected": [{"kind": "argues", "severity": "block", "quote": "niet waar"}],
    }
    assert "quotes words that are not in the draft" in problems(set_file(tmp_path, draft, schema="drafts@1"))[0]


def test_it_lists_every_problem_at_once(tmp_path: Path) -> None:
    path = set_file(tmp_path, row("c-1", expected={"action": "x"}), row("c-2", expected={"action": "y"}))
    assert len(problems(path)) == 2


def test_it_refuses_a_set_without_cases(tmp_path: Path) -> None:
    assert "holds no cases" in problems(set_file(tmp_path))[0]


def test_it_refuses_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BadSet, match="no such set or file"):
        find(str(tmp_path / "nowhere.jsonl"))


def test_it_reads_yaml_with_the_places_of_its_nodes(tmp_path: Path) -> None:
    path = tmp_path / "s.yaml"
    path.write_text(
        "schema: decisions@1\n"
        "cases:\n"
        "  - id: c-1\n"
        "    comment: {text: Waar blijft mijn pakket}\n"
        "    expected: {action: respond}\n"
        "  - id: c-2\n"
        "    comment: {text: Hallo}\n"
        "    expected:\n"
        "      action: shout\n",
        encoding="utf-8",
    )
    (said,) = problems(path)
    assert said.startswith(f"{path}:9:15  `expected.action` is 'shout'")


def test_it_reads_the_csv_export_of_a_helpdesk_with_a_column_map(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_text(
        "\ufeffTicket,Body,Via,Decision\n"
        '17,"Mijn pakket,\nal een week weg",facebook,respond\n'
        "18,Koop nu volgers,instagram,remove\n",
        encoding="utf-8",
    )
    columns = {
        "id": "Ticket",
        "comment.text": "Body",
        "comment.channel": "Via",
        "expected.action": "Decision",
    }
    cases = list(read(path, schema="decisions@1", columns=columns).cases())
    assert [(case.id, case.comment.channel) for case in cases] == [("17", "facebook"), ("18", "instagram")]
    assert isinstance(cases[0], DecisionCase)
    assert cases[0].comment.text == "Mijn pakket,\nal een week weg"
    assert not cases[0].expected.labels("category")
    assert not cases[0].expected.labels("visibility")


def test_it_gives_the_line_and_column_of_a_wrong_cell(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_text('Body,Decision\n"twee\nregels",respond\nhallo,shout\n', encoding="utf-8")
    columns = {"comment.text": "Body", "expected.action": "Decision"}
    (said,) = problems(path, schema="decisions@1", columns=columns)
    assert said.startswith(f"{path}:4:2  `expected.action` is 'shout'")


def test_it_says_which_columns_there_are(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_text("Body\nhallo\n", encoding="utf-8")
    assert "there is no column 'Text'" in problems(path, schema="decisions@1", columns={"comment.text": "Text"})[0]


def test_it_keeps_the_digest_of_the_same_cases(tmp_path: Path) -> None:
    path = set_file(tmp_path, row("c-1"))
    first = read(path).digest
    assert read(path).digest == first
    path.write_text(path.read_text() + json.dumps(row("c-2")) + "\n")
    assert read(path).digest != first

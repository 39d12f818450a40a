"""The OpenAPI document holds for what the service does."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.service import Service


@pytest.fixture(scope="module")
def document(plain: Service) -> dict[str, Any]:
    served: dict[str, Any] = plain.http.get("/openapi.json").json()
    return served


def bodies(document: dict[str, Any]) -> list[tuple[str, str, dict[str, Any]]]:
    return [
        (path, verb, route["requestBody"]["content"]["application/json"])
        for path, verbs in document["paths"].items()
        for verb, route in verbs.items()
        if path.startswith("/v1") and "requestBody" in route
    ]


def test_every_body_has_an_example_that_fits_its_schema(document: dict[str, Any]) -> None:
    found = bodies(document)
    assert len(found) >= 7
    for path, verb, content in found:
        assert content["examples"], f"{verb} {path} has no example"
        schema = content["schema"] | {"components": document["components"]}
        for example in content["examples"].values():
            jsonschema.validate(example["value"], schema)


def test_every_answer_of_the_queue_shows_an_example_that_fits(document: dict[str, Any]) -> None:
    schemas = document["components"]["schemas"]
    for name in ("AnswerView", "DraftView", "DecisionView", "PendingView", "DraftPage", "ChecksView", "Problem"):
        (example,) = schemas[name]["examples"]
        jsonschema.validate(example, schemas[name] | {"components": document["components"]})


def test_the_examples_are_answered(plain: Service, document: dict[str, Any]) -> None:
    for path, _, content in bodies(document):
        if "{" in path:
            continue
        for name, example in content["examples"].items():
            answer = plain.http.post(path, json=example["value"])
            assert answer.status_code in (200, 201), f"{path} {name}: {answer.text}"


@pytest.mark.slow
def test_it_answers_as_its_document_says_whatever_is_sent(plain: Service, tmp_path: Path) -> None:
    checks = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance"
    command = [
        str(Path(sys.executable).with_name("schemathesis")), "run", f"{plain.http.base_url}/openapi.json",
        "--checks", checks, "--include-path-regex", "^/(v1|healthz|readyz)", "--max-examples", "15",
        "--phases", "examples,fuzzing", "--seed", "1", "--no-color",
    ]  # fmt: skip
    ran = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=110, check=False)
    assert ran.returncode == 0, ran.stdout[-6_000:] + ran.stderr[-2_000:]

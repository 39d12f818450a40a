"""The JSON schema of a policy file, for completion and checks in an editor."""

import json
from typing import Any

from drafting.policy.conditions import ASKED
from drafting.policy.file import PolicyFile


def schema() -> dict[str, Any]:
    """Of `policies/<brand>/policy.yaml`."""
    found = PolicyFile.model_json_schema(by_alias=True)
    for asked in ASKED:
        properties = found["$defs"][asked.__name__]["properties"]
        properties.update({name: _one_or_list(value) for name, value in properties.items()})
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **found, "title": "A drafting policy"}


def _one_or_list(value: dict[str, Any]) -> dict[str, Any]:
    """A condition takes a single value where it takes a list."""
    if value.get("type") != "array":
        return value
    told: dict[str, Any] = {key: value[key] for key in ("title", "description", "default") if key in value}
    return {**told, "anyOf": [value["items"], {"type": "array", "items": value["items"], "minItems": 1}]}


def schema_text() -> str:
    """As it lies in `policies/default/schema.json`."""
    return json.dumps(schema(), indent=1, ensure_ascii=False) + "\n"

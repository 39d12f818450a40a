"""The JSON schema of an answer, in the strict subset that hosted models and grammars of local servers both accept."""

from functools import lru_cache
from typing import Any

from pydantic import BaseModel

_DROPPED = frozenset({"title", "default", "description", "maxLength", "minLength", "maxItems", "minItems"})
"""What some endpoint refuses in strict mode, or slows down by; our own reading checks lengths again."""


@lru_cache(maxsize=32)
def schema_of(answer: type[BaseModel]) -> dict[str, Any]:
    """The schema of an answer: every field required, no other allowed, nothing by reference."""
    schema = answer.model_json_schema()
    strict: dict[str, Any] = _strict(schema, schema.get("$defs", {}))
    return strict


def _strict(node: Any, definitions: dict[str, Any]) -> Any:
    if isinstance(node, list):
        return [_strict(item, definitions) for item in node]
    if not isinstance(node, dict):
        return node
    if "$ref" in node:
        return _strict(definitions[node["$ref"].removeprefix("#/$defs/")], definitions)
    result = {
        key: {name: _strict(item, definitions) for name, item in value.items()}
        if key == "properties"
        else _strict(value, definitions)
        for key, value in node.items()
        if key not in _DROPPED and key != "$defs"
    }
    if result.get("type") == "object":
        result |= {"required": list(result.get("properties", {})), "additionalProperties": False}
    return result

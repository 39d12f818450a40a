"""A prompt for endpoints that take no JSON schema: the shape of the answer said in words."""

import json
from typing import Any

from drafting.domain.prompt import Message, Prompt


def asked_in_words(prompt: Prompt) -> Prompt:
    """The same prompt without a schema; where it had one, its last message says what the answer looks like."""
    if prompt.answer_schema is None:
        return prompt
    *before, last = prompt.messages
    shape = json.dumps(_shape(prompt.answer_schema), ensure_ascii=False)
    said = f"{last.content}\n\nAnswer with one JSON object of this shape, and nothing before or after it:\n{shape}"
    return prompt.model_copy(
        update={"messages": (*before, Message(role=last.role, content=said)), "answer_schema": None}
    )


def _shape(schema: dict[str, Any]) -> Any:
    """An example of the schema, as small models follow an example better than a schema."""
    match schema:
        case {"enum": list(words)}:
            return " | ".join(map(str, words))
        case {"anyOf": list(ways)}:
            return " | ".join(str(_shape(way)) for way in ways)
        case {"type": "object", "properties": dict(properties)}:
            return {name: _shape(item) for name, item in properties.items()}
        case {"type": "array", "items": dict(item)}:
            return [_shape(item)]
        case {"type": str(kind)}:
            return "…" if kind == "string" else kind
    return "…"

"""The sandbox that prompt files are rendered in."""

import json
import re
from typing import Any

from jinja2 import StrictUndefined, TemplateRuntimeError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from drafting.prompting.fence import fence, harmless


class Foreign(str):
    """Text that others wrote. It is printed between fences or not at all."""

    __slots__ = ("tag",)
    tag: str

    @classmethod
    def of(cls, value: Any, tag: str) -> Any:
        """The value with every string in it marked as foreign."""
        if isinstance(value, str):
            marked = cls(value)
            marked.tag = tag
            return marked
        if isinstance(value, dict):
            return {key: cls.of(item, tag) for key, item in value.items()}
        if isinstance(value, list | tuple):
            return [cls.of(item, tag) for item in value]
        return value


def strings_in(value: Any) -> list[str]:
    """Every string in a value, in order."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for item in value.values() for text in strings_in(item)]
    if isinstance(value, list | tuple):
        return [text for item in value for text in strings_in(item)]
    return []


def _fenced(value: object, label: str = "text") -> str:
    if not isinstance(value, Foreign):
        raise TemplateRuntimeError("`fenced` is for a variable of kind `text`")
    return fence(value, label, value.tag)


def _inline(value: object) -> str:
    """A short foreign text on one line between quotation marks, harmless: the quote of a finding."""
    return f"“{' '.join(harmless(str(value)).split())}”"


def _quoted(value: object) -> str:
    """A foreign text as a JSON string: a model's own words, given back to it as what it said."""
    return json.dumps(harmless(str(value)), ensure_ascii=False)


def _word(value: object) -> str:
    """A single word of the contract, whatever list it came in."""
    if re.fullmatch(r"[a-z_]{1,40}", str(value)) is None:
        raise TemplateRuntimeError("`word` is for a word of the contract")
    return str(value)


def _role(value: object) -> str:
    """Who spoke a turn, one of three words."""
    if str(value) not in ("customer", "brand", "community"):
        raise TemplateRuntimeError("`role` is for the role of a turn")
    return str(value)


def _shown(value: object) -> object:
    if isinstance(value, Foreign):
        raise TemplateRuntimeError('a variable of kind `text` is printed without a fence: write `| fenced("…")`')
    return value


ENVIRONMENT = ImmutableSandboxedEnvironment(
    undefined=StrictUndefined,
    finalize=_shown,
    autoescape=False,  # a prompt is not HTML; fences do for it what escaping does for a page
    trim_blocks=True,
    lstrip_blocks=True,
)
ENVIRONMENT.filters |= {"fenced": _fenced, "inline": _inline, "quoted": _quoted, "role": _role, "word": _word}
ENVIRONMENT.globals.clear()  # no range, no lipsum: a variable that is not declared is an error

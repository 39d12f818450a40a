"""Plain values to our models; what is wrong is said in words of the file, at its place, with what may be meant."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from drafting.domain.decision import Moderation
from drafting.domain.errors import DefinitionError
from drafting.domain.wording import Wording
from drafting.policy.asks_comment import ASKED_LANGUAGE
from drafting.policy.conditions import ASKED, KEYS
from drafting.policy.file import Disabled, Placed, PolicyFile
from drafting.policy.model import LANGUAGE_CODE, RULE_NAME, Adding, Deadlines, Deciding, Rereading, Week
from drafting.policy.own_validator import CLASS_NAME, MODULE_NAME, OwnValidator
from drafting.policy.source import Path, Source, closest

M = TypeVar("M", bound=BaseModel)

_OUTCOMES: tuple[type[BaseModel], ...] = (Deciding, Rereading, Adding)
_PARTS: dict[str, tuple[type[BaseModel], ...]] = {
    **{asked.key: (asked,) for asked in ASKED},
    **dict.fromkeys(("decides", "rereads", "adds"), _OUTCOMES),
    "rule": (Placed,),
    "disabled": (Disabled,),
    "because": (Wording,),
    "moderation": (Moderation,),
    "deadlines": (Deadlines,),
    "opening_hours": (Week,),
    "validators": (OwnValidator,),
}
"""What may stand in each part of a file, for a hint beside an unknown key."""


_SHAPES = {
    RULE_NAME: "small letters, digits and hyphens, like `respond-question`",
    LANGUAGE_CODE: "two letters, like `nl`",
    MODULE_NAME: "the name of a module, like `guardrails_ai.ban_list`",
    CLASS_NAME: "the name of a class, like `BanList`",
    ASKED_LANGUAGE: "two letters, like `nl`, or `supported` or `unknown`",
}
"""What the patterns of a file ask for, in words."""

_MEANT = {
    "toxicity": "`hate` or `heat`",
    "toxic": "`hate` or `heat`",
    "racism": "`hate`",
    "anger": "`heat`",
    "abuse": "`insult`",
    "aggression": "`insult` or `threat`",
    "swearing": "`profanity`",
    "violence": "`threat`",
    "suicide": "`self_harm`",
    "journalist": "`press`",
    "lawyer": "`legal`",
    "safety": "`health_safety`",
    "complaint": "`problem`",
    "joke": "`playful`",
    "solved": "`resolution`",
}
"""Signals that go by another name elsewhere."""


def read(source: Source, model: type[M]) -> M:
    """The document as one of our models; raises DefinitionError at the first thing that is wrong, top to bottom."""
    try:
        return model.model_validate(source.data)
    except ValidationError as error:
        found = error.errors(include_url=False)
        errors = [_translated(source, item, model) for item in found if not _follows_from_another(item)]
        raise min(errors, key=lambda each: (each.line or 0, each.column or 0)) from None


def _follows_from_another(item: ErrorDetails) -> bool:
    """A list of which an item is wrong is called too short as well."""
    return item["type"] == "too_short" and bool(item["input"])


def _translated(source: Source, item: ErrorDetails, model: type[BaseModel]) -> DefinitionError:
    """One error of pydantic in words of the file."""
    path = _path_in(source.data, item["loc"])
    name = next((step for step in reversed(path) if isinstance(step, str)), source.file)
    match item["type"]:
        case "extra_forbidden":
            hint = closest(name, _known_keys(item, model))
            return source.error(f"unknown key `{name}`", path, hint=hint, of_key=True)
        case "missing":
            missing = str(item["loc"][-1])
            return source.error(f"`{missing}` is missing", path, hint=f"add `{missing}: …`")
        case "union_tag_not_found":
            return _no_condition(source, path)
        case "enum" | "literal_error":
            return _not_one_of(source, path, name, item)
    cause, remedy = _wrong_value(name, item)
    return source.error(cause, path, hint=remedy)


def _wrong_value(name: str, item: ErrorDetails) -> tuple[str, str | None]:
    """A value that cannot stand there: the cause and a hint."""
    context = item.get("ctx", {})
    match item["type"]:
        case "string_pattern_mismatch":
            return f"{_shown(item['input'])} cannot be `{name}`", _SHAPES.get(
                str(context["pattern"]), "write it otherwise"
            )
        case "value_error":
            return f"{_shown(item['input'])} {context['error']}", None
        case "model_type" | "model_attributes_type" | "dict_type":
            return f"`{name}` has to be a group of `key: value`", None
        case "tuple_type" | "list_type":
            return f"`{name}` has to be a list", "start each item with `-`, or write [a, b]"
        case "too_short":
            return f"`{name}` is empty", "name at least one"
    return f"`{name}`: {item['msg'][:1].lower()}{item['msg'][1:]}", None


def _path_in(data: Any, loc: tuple[int | str, ...]) -> Path:
    """The part of pydantic's path that is in the file: it also names the member of every union, which is not."""
    path: Path = ()
    member_named = False
    for step in loc:
        if not member_named and _is_condition(path) and isinstance(data, Mapping) and step in KEYS:
            member_named = True
        elif _holds(data, step):
            data, path, member_named = data[step], (*path, step), False
    return path


def _is_condition(path: Path) -> bool:
    """Whether a condition stands there."""
    match path:
        case (*_, "when" | "unless" | "not") | (*_, "all" | "any", int()):
            return True
    return False


def _holds(data: Any, step: str | int) -> bool:
    if isinstance(data, Mapping):
        return step in data
    return isinstance(data, list) and isinstance(step, int) and step < len(data)


def _known_keys(item: ErrorDetails, model: type[BaseModel]) -> Sequence[str]:
    """Keys that may stand in the place of an unknown one."""
    beside = next((step for step in reversed(item["loc"][:-1]) if isinstance(step, str)), "")
    parts = _PARTS.get(beside, (model,) if beside == "" else ())
    names = [field.alias or name for part in parts for name, field in part.model_fields.items()]
    if parts == (PolicyFile,):
        names.remove("name")
    return list(dict.fromkeys(names))


def _no_condition(source: Source, path: Path) -> DefinitionError:
    value = source.data
    for step in path:
        value = value[step]
    if not isinstance(value, Mapping) or not value:
        word = closest(value, ("always", *KEYS)) if isinstance(value, str) else ""
        hint = word if word.startswith("did") else "write `always`, or a condition like `category: question`"
        return source.error(f"{_shown(value)} is no condition", path, hint=hint)
    known = [key for key in value if key in KEYS]
    if len(known) > 1:
        cause = f"`{known[0]}` and `{known[1]}` stand in one condition"
        return source.error(cause, (*path, known[1]), hint="put them in a list under `all` or `any`", of_key=True)
    first = next(iter(value))
    return source.error(f"unknown condition `{first}`", (*path, first), hint=closest(first, KEYS), of_key=True)


def _not_one_of(source: Source, path: Path, name: str, item: ErrorDetails) -> DefinitionError:
    value = item["input"]
    choices = re.findall(r"'([^']*)'", str(item.get("ctx", {}).get("expected", "")))
    meant = _MEANT.get(str(value).lower()) if name in ("signal", "unknown") else None
    hint = f"did you mean {meant}?" if meant else closest(str(value), choices)
    return source.error(f"unknown {name} {_shown(value)}", path, hint=hint)


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    return f"`{value}`" if isinstance(value, str | int | float) else "this"

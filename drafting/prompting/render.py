"""From a prompt file and its variables to messages."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import jinja2
from jinja2 import TemplateError

from drafting.domain.errors import DefinitionError
from drafting.domain.prompt import Message
from drafting.prompting.environment import ENVIRONMENT, Foreign, strings_in
from drafting.prompting.fence import tag_for
from drafting.prompting.template import Template


def render(templates: tuple[Template, ...], variables: Mapping[str, Any]) -> tuple[Message, ...]:
    """The messages of these templates, one after the other, under one fence.

    Raises DefinitionError when a declared variable is not given. Variables that no template declares are ignored, so
    that a prompt may do with less than another.
    """
    return tuple(message for template in templates for message in _messages(template, variables))


def _messages(template: Template, variables: Mapping[str, Any]) -> list[Message]:
    values = _marked(template, variables)
    messages = []
    for part in template.parts:
        try:
            text = _compiled(part.source).render(values)
        except TemplateError as error:
            raise DefinitionError(f"cannot be rendered: {error.message}", file=template.file, line=part.line) from None
        except (ArithmeticError, LookupError, TypeError, ValueError) as error:  # a sum or a filter on the wrong thing
            raise DefinitionError(
                f"cannot be rendered: {type(error).__name__}", file=template.file, line=part.line
            ) from None
        messages.append(Message(role=part.role, content=text.strip()))
    return messages


def _marked(template: Template, variables: Mapping[str, Any]) -> dict[str, Any]:
    """The template's variables, foreign text marked with the tag of this prompt's fences.

    The tag comes from this template's own texts alone, so that a prompt that goes on with another leaves its messages
    as they were, to the byte: providers charge less for what they have read before.
    """
    kinds = template.front.variables
    if missing := sorted(kinds.keys() - variables.keys()):
        raise DefinitionError(f"needs `{missing[0]}`, which was not given", file=template.file)
    tag = tag_for(text for name in sorted(kinds) if kinds[name] == "text" for text in strings_in(variables[name]))
    return {
        name: Foreign.of(variables[name], tag) if kind == "text" else variables[name] for name, kind in kinds.items()
    }


@lru_cache(maxsize=64)
def _compiled(source: str) -> jinja2.Template:
    return ENVIRONMENT.from_string(source)

"""A prompt file: front matter that declares what it needs and returns, then the messages of a chat."""

import re
from typing import Annotated, Any, Literal

import yaml
from jinja2 import TemplateSyntaxError, meta, nodes
from pydantic import Field, StringConstraints, ValidationError

from drafting.domain.errors import DefinitionError
from drafting.domain.frozen import Frozen
from drafting.domain.reference import Ref
from drafting.prompting.environment import ENVIRONMENT

Kind = Literal["text", "plain"]
"""`text` was written by others and appears only between fences; `plain` is ours: a word of the contract, a number, a
list that the brand wrote."""

_FRONT = re.compile(r"---\n(?P<front>.*?\n)---\n(?P<body>.*)", re.DOTALL)
_HEADING = re.compile(r"^# (system|user|assistant)[ \t]*$", re.MULTILINE)


class Output(Frozen):
    """What comes back, and how the model is set for it."""

    form: Literal["json", "text"] = "json"
    max_tokens: Annotated[int, Field(ge=16, le=8_000)] = 800
    temperature: Annotated[float, Field(ge=0, le=2)] = 0.0


class Front(Frozen):
    """The front matter."""

    name: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z_]*$")]
    version: Annotated[int, Field(ge=1)]
    why: str
    """Why this version exists: what it does better than the one before."""
    variables: dict[str, Kind]
    output: Output = Output()
    continues: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z_]*@\d+$")] | None = None
    """A prompt whose messages come first, `name@version`: this one goes on with the same chat."""


class Part(Frozen):
    """One message of the chat, still with its slots."""

    role: Literal["system", "user", "assistant"]
    source: str
    line: int
    """The line of the file that `source` begins on."""


class Template(Frozen):
    """A prompt file that was read and found whole."""

    ref: Ref
    file: str
    front: Front
    parts: tuple[Part, ...]


def parse(content: str, *, file: str) -> Template:
    """Read a prompt file. Raises DefinitionError with the file and line of what is wrong."""
    content = content.removeprefix("\ufeff").replace("\r\n", "\n")
    found = _FRONT.fullmatch(content)
    if found is None:
        raise DefinitionError("has no front matter", file=file, line=1, hint="begin with --- and close it with ---")
    front = _front(found["front"], file)
    parts = _parts(found["body"], first_line=content[: found.start("body")].count("\n") + 1, file=file)
    _check_variables(front, parts, content, file)
    return Template(ref=Ref.of(front.name, front.version, content), file=file, front=front, parts=parts)


def _front(text: str, file: str) -> Front:
    try:
        values: Any = yaml.safe_load(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = None if mark is None else mark.line + 2
        raise DefinitionError("the front matter is not YAML", file=file, line=line) from None
    if not isinstance(values, dict):
        raise DefinitionError("the front matter is not a list of names and values", file=file, line=2)
    try:
        return Front.model_validate(values)
    except ValidationError as error:
        item = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(map(str, item["loc"]))
        raise DefinitionError(
            f"front matter, {where}: {item['msg']}",
            file=file,
            line=_line_of(str(item["loc"][-1]), text) + 1,
            hint="a prompt has: name, version, why, variables (each `text` or `plain`), output, continues",
        ) from None


def _parts(body: str, *, first_line: int, file: str) -> tuple[Part, ...]:
    headings = list(_HEADING.finditer(body))
    if not headings:
        raise DefinitionError(
            "has no message", file=file, line=first_line, hint="write `# system` and `# user` on lines of their own"
        )
    if body[: headings[0].start()].strip():
        raise DefinitionError("has text before its first message", file=file, line=first_line)
    ends = [heading.start() for heading in headings[1:]] + [len(body)]
    return tuple(
        Part.model_validate(
            {
                "role": heading[1],
                "source": body[heading.end() : end].strip("\n") + "\n",
                "line": first_line + body[: heading.end()].count("\n") + _leading_lines(body[heading.end() : end]),
            }
        )
        for heading, end in zip(headings, ends, strict=True)
    )


def _leading_lines(text: str) -> int:
    return len(text) - len(text.lstrip("\n"))


def _check_variables(front: Front, parts: tuple[Part, ...], content: str, file: str) -> None:
    """Declared variables are used variables: one more or one fewer is a mistake that a model would answer around."""
    used: set[str] = set()
    for part in parts:
        try:
            tree = ENVIRONMENT.parse(part.source)
            names = meta.find_undeclared_variables(tree)
        except TemplateSyntaxError as error:
            raise DefinitionError(
                f"not a template: {error.message}", file=file, line=part.line + error.lineno - 1
            ) from None
        for name in sorted(names - front.variables.keys()):
            line = min(node.lineno for node in tree.find_all(nodes.Name) if node.name == name)
            raise DefinitionError(
                f"uses `{name}`, which its front matter does not declare", file=file, line=part.line + line - 1
            )
        used |= names
    for name in front.variables:
        if name not in used:
            raise DefinitionError(
                f"declares `{name}` and does not use it",
                file=file,
                line=_line_of(name, content),
                hint="remove the line",
            )


def _line_of(key: str, text: str) -> int:
    found = re.search(rf"^[ \t]*{re.escape(key)}[ \t]*:", text, re.MULTILINE)
    return 1 if found is None else text[: found.end()].count("\n") + 1

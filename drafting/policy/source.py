"""YAML text to plain values, with the place of every node: what is wrong is shown where it stands."""

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import yaml

from drafting.domain.errors import DefinitionError

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
Path = tuple[str | int, ...]

_DEEPEST = 50
_MOST_NODES = 200_000
"""An alias may repeat a part of a file; repeated over and over, a small file would fill the memory."""


class Place(NamedTuple):
    """A line and a column, both counted from 1."""

    line: int
    column: int


@dataclass(frozen=True)
class Source:
    """One document: its plain values, and where each of them stands."""

    file: str
    text: str
    data: Any
    values: Mapping[Path, Place]
    keys: Mapping[Path, Place]

    def place(self, path: Sequence[str | int], *, of_key: bool = False) -> Place:
        """Where a value (or its key) stands; the nearest one around it when it is not there itself."""
        if of_key and tuple(path) in self.keys:
            return self.keys[tuple(path)]
        around = (self.values.get(tuple(path[:end])) for end in range(len(path), -1, -1))
        return next((place for place in around if place is not None), Place(1, 1))

    def under(self, key: str) -> "Source":
        """The same document as the value of a key: for a file that is a list."""
        return Source(
            file=self.file,
            text=self.text,
            data={key: self.data},
            values={(key, *path): place for path, place in self.values.items()},
            keys={(key, *path): place for path, place in self.keys.items()},
        )

    def error(
        self, cause: str, path: Sequence[str | int], *, hint: str | None = None, of_key: bool = False
    ) -> DefinitionError:
        """What is wrong at that place, as a person reads it."""
        return problem(cause, file=self.file, text=self.text, place=self.place(path, of_key=of_key), hint=hint)


def problem(cause: str, *, file: str, text: str, place: Place, hint: str | None = None) -> DefinitionError:
    """A definition error that shows its line, a caret under its column, and what to do."""
    lines = text.splitlines()
    shown = lines[place.line - 1].replace("\t", " ") if place.line <= len(lines) else ""
    number = f"{place.line:>5}"
    pointer = " " * (place.column - 1) + "^" + (f" {hint}" if hint else "")
    message = f"{file}:{place.line}:{place.column}  {cause}\n{number} | {shown}\n{' ' * len(number)} | {pointer}"
    return DefinitionError(message, file=file, line=place.line, column=place.column, hint=hint)


def closest(word: str, choices: Sequence[str]) -> str:
    """A hint: which of the choices was probably meant, or all of them."""
    close = difflib.get_close_matches(word.lower(), choices, n=2, cutoff=0.75)
    if close:
        return f"did you mean {' or '.join(f'`{choice}`' for choice in close)}?"
    return f"there are: {', '.join(choices)}"


def parse(text: str, file: str) -> Source:
    """The plain values of one YAML document and their places; raises DefinitionError."""
    try:
        node = yaml.compose(text, Loader=_Loader)
    except RecursionError:
        raise problem("is nested too deep", file=file, text=text, place=Place(1, 1)) from None
    except yaml.MarkedYAMLError as error:
        raise _not_yaml(error, text, file) from None
    except yaml.YAMLError:
        raise problem("holds a character that YAML does not allow", file=file, text=text, place=Place(1, 1)) from None
    if node is None:
        raise problem("is empty", file=file, text=text, place=Place(1, 1), hint="write something here, or remove it")
    reader = _Reader(text, file)
    data = reader.read(node, ())
    return Source(file=file, text=text, data=data, values=reader.values, keys=reader.keys)


def _not_yaml(error: yaml.MarkedYAMLError, text: str, file: str) -> DefinitionError:
    mark = error.problem_mark or error.context_mark
    place = Place(1, 1) if mark is None else Place(mark.line + 1, mark.column + 1)
    cause = f"is not YAML: {error.problem or error.context or 'cannot be read'}"
    return problem(cause, file=file, text=text, place=place, hint="check indentation, colons and quotes around here")


class _Reader:
    """Turns nodes into plain values, and remembers where they stood."""

    def __init__(self, text: str, file: str) -> None:
        self.text, self.file = text, file
        self.values: dict[Path, Place] = {}
        self.keys: dict[Path, Place] = {}
        self._scalars = yaml.SafeLoader("")
        self._around: list[yaml.Node] = []

    def read(self, node: yaml.Node, path: Path) -> Any:
        self.values[path] = _place(node)
        if len(self.values) > _MOST_NODES:
            raise self._problem("is too large", node, hint="split it, or use fewer `*`")
        if not isinstance(node, yaml.CollectionNode):
            return self._scalar(node)
        if node in self._around:
            raise self._problem("holds itself", node, hint="a `*` inside it names it again: remove that one")
        if len(self._around) >= _DEEPEST:
            raise self._problem("is nested too deep", node)
        self._around.append(node)
        try:
            return self._collection(node, path)
        finally:
            self._around.pop()

    def _collection(self, node: yaml.CollectionNode, path: Path) -> Any:
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        return [self.read(item, (*path, index)) for index, item in enumerate(node.value)]

    def _mapping(self, node: yaml.MappingNode, path: Path) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                raise self._problem("a key has to be a word", key_node)
            key = key_node.value
            if key in found:
                raise self._problem(f"`{key}` stands here twice", key_node, hint="keep one of the two")
            self.keys[(*path, key)] = _place(key_node)
            found[key] = self.read(value_node, (*path, key))
        return found

    def _scalar(self, node: yaml.Node) -> Any:
        # YAML 1.1 takes `no` for false, and would turn the code of Norwegian into it.
        if node.tag == "tag:yaml.org,2002:bool" and node.value.lower() not in ("true", "false"):
            return node.value
        try:
            return self._scalars.construct_object(node, deep=True)
        except (yaml.YAMLError, ValueError):
            raise self._problem("cannot be read as a value", node, hint="put it in quotes") from None

    def _problem(self, cause: str, node: yaml.Node, hint: str | None = None) -> DefinitionError:
        return problem(cause, file=self.file, text=self.text, place=_place(node), hint=hint)


def _place(node: yaml.Node) -> Place:
    return Place(node.start_mark.line + 1, node.start_mark.column + 1)

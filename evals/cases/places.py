"""The line and column at which a value of a row stands, found only when something is wrong with it."""

import yaml

Path = tuple[int | str, ...]
_UNKNOWN = (1, None)


def place_in(text: str, path: Path, *, of_key: bool = False) -> tuple[int, int | None]:
    """Line and column (from 1) of the value at this path of a JSON or YAML text; the nearest parent where it is
    missing. JSON is YAML, so one reader that keeps marks serves both."""
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        return _UNKNOWN
    return place_of(node, path, of_key=of_key)


def place_of(node: yaml.Node | None, path: Path, *, of_key: bool = False) -> tuple[int, int | None]:
    """The same, in a composed document."""
    if node is None:
        return _UNKNOWN
    mark = node.start_mark
    for step in path:
        found = _child(node, step)
        if found is None:
            break
        key, node = found
        mark = key.start_mark if of_key and step == path[-1] else node.start_mark
    return mark.line + 1, mark.column + 1


def _child(node: yaml.Node, step: int | str) -> tuple[yaml.Node, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        return next(((key, value) for key, value in node.value if key.value == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], node.value[step]
    return None

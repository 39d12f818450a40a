"""A condition is met, not met, or could not be told; groups of them keep to the logic of three values."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from drafting.domain.decision import Category
from drafting.domain.signal import Level, Signal, SignalName
from drafting.policy.conditions import Condition
from drafting.policy.facts import Facts
from tests.policy.builders import signals, thread

_NAMES = (SignalName.THREAT, SignalName.HATE, SignalName.INSULT, SignalName.PROBLEM, SignalName.SPAM)
_ADAPTER: TypeAdapter[Condition] = TypeAdapter(Condition)
_LEVEL = {True: Level.HIGH, False: Level.NONE, None: Level.UNKNOWN}

_leaf = st.sampled_from(_NAMES).map(lambda name: {"signal": name.value})
_trees: st.SearchStrategy[dict[str, Any]] = st.recursive(
    _leaf,
    lambda inner: (
        st.lists(inner, min_size=1, max_size=4).map(lambda parts: {"all": parts})
        | st.lists(inner, min_size=1, max_size=4).map(lambda parts: {"any": parts})
        | inner.map(lambda part: {"not": part})
    ),
    max_leaves=12,
)
_worlds = st.fixed_dictionaries({name: st.sampled_from([True, False, None]) for name in _NAMES})
_World = dict[SignalName, bool | None]


def verdict(tree: dict[str, Any], world: _World) -> bool | None:
    seen = tuple(Signal(name=name, level=_LEVEL[met]) for name, met in world.items())
    facts = Facts(thread(), signals(Category.QUESTION, *seen), languages=("nl",), is_open=True)
    return _ADAPTER.validate_python(tree).check(facts).met


def by_the_book(tree: dict[str, Any], world: _World) -> bool | None:
    """Kleene's strong logic, written another way: false < unknown < true, `all` the least, `any` the greatest."""
    rank = {False: 0, None: 1, True: 2}
    back: dict[int, bool | None] = {number: value for value, number in rank.items()}
    match tree:
        case {"signal": name}:
            return world[SignalName(name)]
        case {"not": inner}:
            return back[2 - rank[by_the_book(inner, world)]]
        case {"all": parts}:
            return back[min(rank[by_the_book(part, world)] for part in parts)]
        case {"any": parts}:
            return back[max(rank[by_the_book(part, world)] for part in parts)]
    raise AssertionError(tree)


@given(tree=_trees, world=_worlds)
def test_it_agrees_with_the_logic_of_three_values(tree: dict[str, Any], world: _World) -> None:
    assert verdict(tree, world) is by_the_book(tree, world)


@given(tree=_trees, world=_worlds, told=_worlds)
def test_what_is_told_in_spite_of_an_unknown_stays_told_once_it_is_known(
    tree: dict[str, Any], world: _World, told: _World
) -> None:
    before = verdict(tree, world)
    after = verdict(tree, {name: told[name] if met is None else met for name, met in world.items()})
    assert before is None or after is before


@given(tree=_trees, world=_worlds)
def test_it_shows_the_checks_that_made_it_so(tree: dict[str, Any], world: _World) -> None:
    seen = tuple(Signal(name=name, level=_LEVEL[met]) for name, met in world.items())
    facts = Facts(thread(), signals(Category.QUESTION, *seen), languages=("nl",), is_open=True)
    result = _ADAPTER.validate_python(tree).check(facts)
    assert result.checks
    if "not" not in str(tree):
        assert any(check.met is result.met for check in result.checks)

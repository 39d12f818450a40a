"""The folder of brands: `policies/<brand>/` with policy.yaml, voice.yaml and replies.yaml."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict

from drafting.domain.errors import DefinitionError
from drafting.domain.reference import Ref
from drafting.domain.voice import SavedReply, Voice
from drafting.policy import invariants
from drafting.policy.file import PolicyFile
from drafting.policy.merge import LISTS, merged
from drafting.policy.model import Policy, Rule
from drafting.policy.reading import read
from drafting.policy.source import Source, closest, parse

POLICY = "policy.yaml"
CANDIDATE = "candidate.yaml"
_SEPARATOR = "\n--- # and what extends it\n"
"""Between the files of one policy: the text of a policy holds all that decided."""


class _Whole(NamedTuple):
    """A policy so far, down the chain of what it extends."""

    settings: dict[str, object]
    rules: Mapping[str, tuple[Rule, ...]]
    text: str


_NOTHING = _Whole(settings={}, rules=dict.fromkeys(LISTS, ()), text="")


class _Replies(BaseModel):
    """The list of saved replies as a document, so that its errors have a place."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    replies: tuple[SavedReply, ...]


def load_brands(folder: Path) -> dict[str, Policy]:
    """Every brand of the folder; raises DefinitionError for the first file that is wrong."""
    brands = sorted(each.parent.name for each in folder.glob(f"*/{POLICY}"))
    if not brands:
        raise DefinitionError(f"{folder}: no brand here", file=str(folder), hint="add default/policy.yaml")
    return {brand: load(folder, brand) for brand in brands}


def load_candidates(folder: Path) -> dict[str, Policy]:
    """Policies that are tried beside the live ones and never acted on: `policies/<brand>/candidate.yaml`."""
    brands = sorted(each.parent.name for each in folder.glob(f"*/{CANDIDATE}"))
    return {brand: load(folder, brand, file=CANDIDATE) for brand in brands}


def load(folder: Path, brand: str, *, file: str = POLICY) -> Policy:
    """One brand's policy with its voice and replies; `file` names a candidate beside the live one."""
    chain = _chain(folder, brand, file)
    whole = _NOTHING
    for source, definition in chain:
        whole = _extended(whole, source, definition)
    last_source, last = chain[-1]
    lineage = _lineage(folder, chain, brand)
    policy = _policy(whole, last, brand, voice=_voice(folder, lineage), replies=_replies(folder, lineage))
    invariants.must_hold(policy, last_source)
    return policy


def from_text(text: str, *, brand: str, voice: Voice | None = None, replies: tuple[SavedReply, ...] = ()) -> Policy:
    """A policy out of a stored `Policy.text`: what once decided can be read, explained and tried again."""
    whole = _NOTHING
    last: PolicyFile | None = None
    for part in text.split(_SEPARATOR):
        source = parse(part, f"{brand}/{POLICY}")
        last = read(source, PolicyFile)
        whole = _extended(whole, source, last)
    if last is None:
        raise AssertionError("split always yields a part")
    return _policy(whole, last, brand, voice=voice or Voice(name=brand), replies=replies)


def error_in(
    policy: Policy, brand: str, path: tuple[str | int, ...], cause: str, *, hint: str | None = None
) -> DefinitionError:
    """What turns out wrong only when a policy is put to use, at its place in the file that says it."""
    folder = brand
    for part in reversed(policy.text.split(_SEPARATOR)):
        source = parse(part, f"{folder}/{POLICY}")
        if path[0] in source.data:
            return source.error(cause, path, hint=hint)
        folder = source.data.get("extends", folder)
    raise AssertionError("what is wrong stands in none of its files")


def _extended(whole: _Whole, source: Source, definition: PolicyFile) -> _Whole:
    rules = {where: merged(whole.rules[where], definition, source, where) for where in LISTS}
    text = source.text if not whole.text else whole.text + _SEPARATOR + source.text
    return _Whole(definition.over(whole.settings), rules, text)


def _policy(whole: _Whole, last: PolicyFile, brand: str, *, voice: Voice, replies: tuple[SavedReply, ...]) -> Policy:
    name = last.name or brand
    return Policy.model_validate(
        {
            **whole.settings,
            **whole.rules,
            "name": name,
            "voice": voice,
            "replies": replies,
            "ref": Ref.of(name, last.version, whole.text),
            "text": whole.text,
        }
    )


def _chain(folder: Path, brand: str, file: str) -> list[tuple[Source, PolicyFile]]:
    """The files of a policy, the one that extends nothing first."""
    source = _parsed(folder / brand / file)
    definition = read(source, PolicyFile)
    chain = [(source, definition)]
    seen = {brand} if file == POLICY else set()  # a candidate may extend the live policy beside it
    while definition.extends is not None:
        if definition.extends in seen:
            raise source.error("extends itself in a circle", ("extends",), hint="one of them has to stand alone")
        if not (folder / definition.extends / POLICY).is_file():
            known = sorted(each.parent.name for each in folder.glob(f"*/{POLICY}"))
            hint = closest(definition.extends, known)
            raise source.error(f"there is no brand `{definition.extends}`", ("extends",), hint=hint)
        seen.add(definition.extends)
        source = _parsed(folder / definition.extends / POLICY)
        definition = read(source, PolicyFile)
        chain.insert(0, (source, definition))
    return chain


def _lineage(folder: Path, chain: list[tuple[Source, PolicyFile]], brand: str) -> list[Path]:
    """The folders to look in for a voice and replies, the brand's own first."""
    extended = [folder / definition.extends for _, definition in reversed(chain) if definition.extends]
    return [folder / brand, *extended]


def _voice(folder: Path, lineage: list[Path]) -> Voice:
    file = _first(lineage, "voice.yaml")
    return Voice(name=folder.name) if file is None else read(_parsed(file), Voice)


def _replies(folder: Path, lineage: list[Path]) -> tuple[SavedReply, ...]:
    file = _first(lineage, "replies.yaml")
    return () if file is None else read(_parsed(file).under("replies"), _Replies).replies


def _first(lineage: list[Path], name: str) -> Path | None:
    return next((folder / name for folder in lineage if (folder / name).is_file()), None)


def _parsed(path: Path) -> Source:
    """The file, named in errors by its folder and name."""
    name = f"{path.parent.name}/{path.name}"
    try:
        return parse(path.read_text(encoding="utf-8-sig"), name)
    except UnicodeDecodeError:
        raise DefinitionError(f"{name}: is not UTF-8", file=name, hint="save it as UTF-8") from None
    except OSError as error:
        raise DefinitionError(f"{name}: {error.strerror}", file=name, hint="check the file and its rights") from None

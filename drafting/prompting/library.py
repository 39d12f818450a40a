"""The prompts of a folder: every version that was ever released, the newest of a name unless one is pinned."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Self

from pydantic import BaseModel

from drafting.domain.errors import DefinitionError
from drafting.domain.prompt import Prompt
from drafting.domain.reference import Ref
from drafting.prompting.render import render
from drafting.prompting.schema import schema_of
from drafting.prompting.template import Template, parse

NEEDED = ("assess", "reply", "repair", "judge")
"""The prompts that the pipeline asks for."""


class Prompts:
    """All prompts of a folder, `<name>/v<version>.md`."""

    def __init__(self, templates: Mapping[tuple[str, int], Template], *, folder: str = "prompts") -> None:
        self._templates = dict(templates)
        self._folder = folder

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Read a folder. Raises DefinitionError when a file is wrong, missing, or a released version was changed."""
        templates: dict[tuple[str, int], Template] = {}
        for file in sorted(folder.glob("*/v*.md")):
            template = _read(file)
            front = template.front
            if (file.parent.name, file.stem) != (front.name, f"v{front.version}"):
                raise DefinitionError(
                    f"says it is {front.name} version {front.version}",
                    file=str(file),
                    line=2,
                    hint="the folder is named for the prompt and the file for its version",
                )
            templates[front.name, front.version] = template
        prompts = cls(templates, folder=str(folder))
        for name in NEEDED:
            prompts.template(name)
        for template in templates.values():
            prompts._chain(template)
        _check_lock(folder, prompts)
        return prompts

    @property
    def refs(self) -> tuple[Ref, ...]:
        """Every version there is, by name and then by number."""
        return tuple(self._templates[key].ref for key in sorted(self._templates))

    def template(self, name: str, version: int | None = None) -> Template:
        """One version; the newest when none is named."""
        versions = [number for known, number in self._templates if known == name]
        if not versions or version not in (None, *versions):
            wanted = name if version is None else f"{name}@{version}"
            raise DefinitionError(f"has no prompt `{wanted}`", file=self._folder, hint=f"write {name}/v1.md")
        return self._templates[name, max(versions) if version is None else version]

    def render(
        self,
        name: str,
        variables: Mapping[str, Any],
        *,
        answer: type[BaseModel] | None = None,
        version: int | None = None,
    ) -> Prompt:
        """What to ask a model: the prompt with its variables filled in, and the shape of the answer."""
        template = self.template(name, version)
        output = template.front.output
        return Prompt(
            ref=template.ref,
            messages=render(self._chain(template), variables),
            answer_schema=schema_of(answer) if answer is not None and output.form == "json" else None,
            answer_name=name,
            max_output_tokens=output.max_tokens,
            temperature=output.temperature,
        )

    def _chain(self, template: Template) -> tuple[Template, ...]:
        """The prompt with those that it continues before it."""
        if template.front.continues is None:
            return (template,)
        name, _, version = template.front.continues.partition("@")
        before = self.template(name, int(version))
        if before.front.continues is not None:
            raise DefinitionError("continues a prompt that itself continues one", file=template.file)
        return (before, template)


def _read(file: Path) -> Template:
    try:
        return parse(file.read_text(encoding="utf-8"), file=str(file))
    except (OSError, UnicodeDecodeError):
        raise DefinitionError("cannot be read as UTF-8 text", file=str(file)) from None


def _check_lock(folder: Path, prompts: Prompts) -> None:
    """Released versions never change, for drafts in the store name them."""
    for name, digest in _locked(folder).items():
        kind, _, version = name.partition("@")
        template = prompts.template(kind, int(version))
        if template.ref.digest != digest:
            raise DefinitionError(
                f"was changed after {name} was released",
                file=template.file,
                hint=f"put it back, and write the change as v{template.front.version + 1}.md",
            )


def _locked(folder: Path) -> dict[str, str]:
    file = folder / "lock.json"
    if not file.is_file():
        return {}
    try:
        return {str(name): str(digest) for name, digest in json.loads(file.read_text(encoding="utf-8")).items()}
    except (ValueError, AttributeError):
        raise DefinitionError("is not a JSON object of name@version and digest", file=str(file)) from None


def lock(folder: Path) -> dict[str, str]:
    """Release every version that is not yet released: write its digest to lock.json, and return those that were added.

    Raises DefinitionError when a version that was released before has changed.
    """
    known = _locked(folder)
    refs = {f"{ref.name}@{ref.version}": ref.digest for ref in Prompts.load(folder).refs}
    added = {name: digest for name, digest in refs.items() if name not in known}
    if added:
        text = json.dumps(dict(sorted({**known, **added}.items())), indent=2)
        (folder / "lock.json").write_text(f"{text}\n", encoding="utf-8")
    return added

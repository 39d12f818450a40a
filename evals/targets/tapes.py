"""Tapes of calls: an answer that is on the tape is never asked for again, and a run can be replayed without a model."""

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

from drafting.domain.errors import ModelError, ModelUnavailable
from drafting.domain.prompt import Completion, Prompt
from drafting.llm.model import Model
from drafting.llm.tape import Recording, TapeMiss, digest_of
from evals.whole import cut_off_half_a_line

_FAILURES: dict[str, type[ModelError]] = {kind.code: kind for kind in ModelError.__subclasses__()}


class Tape:
    """Finds answers on a tape by their place in the file, so that a long tape takes little memory."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.models: dict[str, str] = {}
        """Which model answered each prompt, `{"assess": "openai/…"}`."""
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        if path.exists():
            self._index()

    def _index(self) -> None:
        cut_off_half_a_line(self.path)
        with self.path.open("rb") as file:
            place = 0
            for line in file:
                entry = json.loads(line)
                self._places[entry["digest"]].append(place)
                self.models.setdefault(entry["prompt"].partition("@")[0], entry["model"])
                place += len(line)

    def answer(self, prompt: Prompt, name: str) -> Completion | None:
        """The first answer to this question that is no failure."""
        for place in self._places.get(digest_of(prompt, name), ()):
            entry = self._read(place)
            if "completion" in entry:
                return Completion.model_validate(entry["completion"])
        return None

    def failure(self, prompt: Prompt, name: str) -> str | None:
        """The code of a recorded failure, where the question was never answered."""
        places = self._places.get(digest_of(prompt, name))
        return str(self._read(places[0])["error"]) if places else None

    def _read(self, place: int) -> dict[str, Any]:
        with self.path.open("rb") as file:
            file.seek(place)
            entry: dict[str, Any] = json.loads(file.readline())
            return entry


class Remembering:
    """Answers from the tape what is on it; asks for the rest and records it."""

    def __init__(self, model: Model, tape: Tape) -> None:
        self.name = model.name
        self._tape = tape
        self._asking = Recording(model, tape.path)

    async def complete(self, prompt: Prompt) -> Completion:
        """What was answered before, or else what is answered now."""
        known = self._tape.answer(prompt, self.name)
        return known if known is not None else await self._asking.complete(prompt)


class FromTape:
    """Answers from the tape alone; what failed when it was recorded fails again."""

    def __init__(self, name: str, tape: Tape) -> None:
        self.name = name
        self._tape = tape

    async def complete(self, prompt: Prompt) -> Completion:
        """What was answered then; raises TapeMiss for a question that was never asked."""
        known = self._tape.answer(prompt, self.name)
        if known is not None:
            return known
        code = self._tape.failure(prompt, self.name)
        if code is None:
            raise TapeMiss(
                f"the tape {self._tape.path.name} holds no answer of {self.name} to this {prompt.ref}",
                hint="record it again: the prompt, the case or the model has changed",
            )
        kind = _FAILURES.get(code, ModelUnavailable)
        raise kind(f"{self.name} failed with {code} when this was recorded")


class Seeded:
    """Asks every question with a seed, for providers that know one."""

    def __init__(self, model: Model, seed: int) -> None:
        self.name = model.name
        self._model, self._seed = model, seed

    async def complete(self, prompt: Prompt) -> Completion:
        """Ask with the seed."""
        return await self._model.complete(prompt.model_copy(update={"seed": self._seed}))

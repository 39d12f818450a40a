"""Records every call to a file, and answers from it without a network."""

import asyncio
import hashlib
import json
import threading
from collections import defaultdict
from pathlib import Path
from typing import Any

from drafting.domain import errors
from drafting.domain.errors import ModelError, ModelUnavailable
from drafting.domain.prompt import Completion, Prompt
from drafting.llm.model import Model

_CODES: dict[str, type[ModelError]] = {
    kind.code: kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, ModelError)
}


def digest_of(prompt: Prompt, name: str) -> str:
    """The same for the same question to the same model, whichever file the prompt came from."""
    asked = prompt.model_dump(mode="json", exclude={"ref"})
    return hashlib.sha256(json.dumps([name, asked], sort_keys=True).encode()).hexdigest()[:32]


class Recording:
    """Passes calls on and writes each to a JSON Lines file, failures too. The file holds customers' words: guard it."""

    def __init__(self, model: Model, tape: Path) -> None:
        self.name = model.name
        self._model, self._tape = model, tape
        self._writing = threading.Lock()

    async def complete(self, prompt: Prompt) -> Completion:
        """Ask and write down."""
        try:
            completion = await self._model.complete(prompt)
        except ModelError as error:
            await asyncio.to_thread(self._write, prompt, {"error": error.code})
            raise
        await asyncio.to_thread(self._write, prompt, {"completion": completion.model_dump(mode="json")})
        return completion

    def _write(self, prompt: Prompt, outcome: dict[str, Any]) -> None:
        entry = {
            "digest": digest_of(prompt, self.name),
            "prompt": str(prompt.ref),
            "model": self.name,
            "messages": [message.model_dump() for message in prompt.messages],
            **outcome,
        }
        with self._writing:
            self._tape.parent.mkdir(parents=True, exist_ok=True)
            with self._tape.open("a", encoding="utf-8") as file:
                file.write(json.dumps(entry, ensure_ascii=False) + "\n")


class Replaying:
    """Answers from a tape, in the order of recording where one question was asked several times; the last repeats."""

    def __init__(self, name: str, tape: Path) -> None:
        self.name = name
        self._tape = tape.name
        self._entries: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
        for line in tape.read_text(encoding="utf-8").splitlines():
            if line.strip():
                entry = json.loads(line)
                self._entries[entry["digest"]].append(entry)

    async def complete(self, prompt: Prompt) -> Completion:
        """What was answered then."""
        entries = self._entries.get(digest_of(prompt, self.name))
        if not entries:
            raise TapeMiss(
                f"the tape {self._tape} holds no answer of {self.name} to this {prompt.ref}",
                hint="record it again: the prompt, the comment or the model has changed",
            )
        entry = entries.pop(0) if len(entries) > 1 else entries[0]
        if "error" in entry:
            raise _CODES[entry["error"]](f"{self.name} failed when this was recorded")
        return Completion.model_validate(entry["completion"])


class TapeMiss(ModelUnavailable):
    """The tape holds no answer to this prompt."""

    code = "tape_miss"
    permanent = True

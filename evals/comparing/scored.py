"""A run reduced to what a comparison needs: which mistakes each case could have, and which it has."""

import hashlib
import json
from pathlib import Path
from typing import Literal

from pydantic import ValidationError

from drafting.domain.errors import InvalidInput
from drafting.domain.frozen import Frozen
from evals.runs.results import RunFolder
from evals.scorers.scoring import scored
from evals.whole import write_whole


class ScoredCase(Frozen):
    """What one case came to."""

    digest: str
    """Of the case itself: a case whose words or labels change is another case."""
    due: frozenset[str]
    made: dict[str, str] = {}
    seconds: float | None = None
    """None in a baseline: its machine was another."""
    cost: float | None = None


class ScoredRun(Frozen):
    """All answered cases of a run. Kept in the repository it is a baseline."""

    schema_name: Literal["baseline@1"] = "baseline@1"
    label: str
    """Who answered, and when."""
    command: str
    cases: dict[str, ScoredCase]

    @classmethod
    def of(cls, folder: RunFolder) -> "ScoredRun":
        """Score a run."""
        meta = folder.meta()
        cases = {}
        for result in folder.read():
            if result.answer is None:
                continue
            case = result.case_of(meta.case_schema)
            scores = scored(case, result.answer)
            cases[case.id] = ScoredCase(
                digest=hashlib.sha256(case.model_dump_json().encode()).hexdigest()[:12],
                due=frozenset(scores.due),
                made=scores.made,
                seconds=result.seconds,
                cost=result.answer.usage.cost_usd,
            )
        label = f"{meta.identity.answered_by}, {meta.started_at:%Y-%m-%d}"
        return cls(label=label, command=meta.command, cases=cases)

    @classmethod
    def read(cls, path: Path) -> "ScoredRun":
        """Out of a run's folder or a baseline's file. Raises InvalidInput when it is neither."""
        if path.is_file():
            try:
                return cls.model_validate_json(path.read_text(encoding="utf-8"))
            except ValidationError:
                raise InvalidInput(f"{path} is no baseline", field="RUN", hint="write one with `baseline`") from None
        folder = RunFolder(path)
        if not folder.exists or not folder.results.exists():
            hint = "`python -m evals run` says where it put its own"
            raise InvalidInput(f"{path} is no run and no baseline", field="RUN", hint=hint)
        return cls.of(folder)

    def write(self, path: Path) -> None:
        """As a baseline: one case a line, so that a change of it can be read; without timings, which differ anyway."""
        lines = []
        for name, case in self.cases.items():
            made = dict.fromkeys(sorted(case.made), "")
            slim = {"digest": case.digest, "due": sorted(case.due), "made": made}
            lines.append(f"  {_json(name)}: {_json(slim)}")
        head = f'"schema_name": "baseline@1", "label": {_json(self.label)}, "command": {_json(self.command)}'
        write_whole(path, "{" + head + ', "cases": {\n' + ",\n".join(lines) + "\n}}\n")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)

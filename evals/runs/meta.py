"""What a run is: which cases, and all that decides how they are answered."""

import hashlib
import json
import platform
from datetime import datetime
from pathlib import Path
from typing import Literal

import drafting
from drafting.domain.frozen import Frozen
from evals.cases.case import Part
from evals.targets.answer import AnsweredBy

_CODE = ("*.py", "*.txt", "*.md", "*.yaml", "*.json")


class Identity(Frozen):
    """Everything that changes an answer. Two runs with the same identity are one run."""

    set: str
    cases: str
    """Digest of the cases."""
    part: Part | None
    limit: int | None
    seed: int | None
    brand: str
    with_drafts: bool
    answered_by: AnsweredBy
    policy: str | None
    """None where a service decides by its own."""
    prompts: str | None
    """Digest of the prompts' folder."""
    code: str | None
    """Digest of the code that ran in this process."""
    tape: str | None = None
    """Digest of the tape that is replayed."""

    @property
    def digest(self) -> str:
        """Short, for a folder's name."""
        text = json.dumps(self.model_dump(mode="json"), sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()[:8]

    @property
    def folder(self) -> str:
        """A folder's name that people can read, the same for the same run."""
        who = "-".join(self.answered_by.models) or self.answered_by.kind
        plain = "".join(letter if letter.isalnum() else "-" for letter in who)[:40]
        return f"{self.set}-{self.part or 'all'}-{plain}-{self.digest}"

    def differs_from(self, other: "Identity") -> list[str]:
        """Which fields differ."""
        return [name for name in type(self).model_fields if getattr(self, name) != getattr(other, name)]


class RunMeta(Frozen):
    """What is written beside the results."""

    schema_name: Literal["run@1"] = "run@1"
    identity: Identity
    case_schema: str
    size: int
    """Cases that are to be answered."""
    command: str
    started_at: datetime
    ended_at: datetime | None = None
    stopped: str | None = None
    """Why it ended before every case was asked; None when it did not."""
    stopped_code: str | None = None
    machine: str = ""
    version: str = drafting.__version__

    @property
    def is_finished(self) -> bool:
        """Whether every case was asked."""
        return self.ended_at is not None and self.stopped is None


def digest_of_folders(*folders: Path) -> str:
    """Of all files that people write in these folders, by name and content."""
    digest = hashlib.sha256()
    for folder in folders:
        for file in sorted({found for pattern in _CODE for found in folder.rglob(pattern)}):
            digest.update(str(file.relative_to(folder)).encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()[:12]


def machine() -> str:
    """What a timing was measured on."""
    return f"{cpu_name()}, {platform.system()} {platform.machine()}, Python {platform.python_version()}"


def cpu_name() -> str:
    """The processor as the system names it."""
    info = Path("/proc/cpuinfo")
    if info.exists():
        for line in info.read_text(encoding="utf-8", errors="replace").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or "unknown processor"

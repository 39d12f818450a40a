"""Which policy, prompt or model something was made with: name, version and digest."""

import hashlib
import re
from typing import Self

from drafting.domain.frozen import Frozen

_REF = re.compile(r"(?P<name>[^@#]+)@(?P<version>\d+)#(?P<digest>[0-9a-f]{12})")


class Ref(Frozen):
    """A versioned text, written `name@version#digest`."""

    name: str
    version: int
    digest: str

    @classmethod
    def of(cls, name: str, version: int, content: str) -> Self:
        """The reference of a text: its digest is the first 12 hex digits of the text's SHA-256."""
        return cls(name=name, version=version, digest=hashlib.sha256(content.encode()).hexdigest()[:12])

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `name@version#digest`; raises ValueError when the text is something else."""
        match = _REF.fullmatch(text)
        if match is None:
            raise ValueError(f"not a reference: {text!r}")
        return cls(name=match["name"], version=int(match["version"]), digest=match["digest"])

    def __str__(self) -> str:
        return f"{self.name}@{self.version}#{self.digest}"

"""The terminal: UTF-8 whatever the locale says, and no colours where nobody looks."""

import sys
from typing import TextIO

from rich.console import Console

_WIDTH = 110
"""Columns, where no terminal says how many it has."""


def console(stream: TextIO | None = None) -> Console:
    """Where commands print. Output to a file or a pipe is plain, and as wide as a page."""
    out = sys.stdout if stream is None else stream
    if hasattr(out, "reconfigure"):
        out.reconfigure(encoding="utf-8", errors="replace")
    return Console(file=out, highlight=False, markup=False, width=None if out.isatty() else _WIDTH)


def line(text: str = "") -> None:
    """Print one line."""
    sys.stdout.write(text + "\n")

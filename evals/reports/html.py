"""The report page: one file, no request to anywhere, every case in it."""

import base64
import hashlib
from pathlib import Path
from typing import TextIO

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from evals.figures.figures import Figures
from evals.reports.cases import case_line
from evals.reports.sections import sections
from evals.runs.results import RunFolder
from evals.scorers.scoring import scored

_HERE = Path(__file__).parent
_MARKER = "@@cases@@"


def write_page(
    to: TextIO, folder: RunFolder, figures: Figures, before: Figures | None = None, beside: tuple[Figures, ...] = ()
) -> None:
    """Write the page; the cases are streamed, one line each."""
    page = _page(figures, before, beside)
    head, _, tail = page.partition(_MARKER)
    to.write(head)
    separator = ""
    for result in folder.read():
        case = result.case_of(figures.run.case_schema)
        mistakes = scored(case, result.answer).made if result.answer else {}
        to.write(separator + case_line(result, case, mistakes))
        separator = ",\n"
    to.write(tail)


def _page(figures: Figures, before: Figures | None, beside: tuple[Figures, ...]) -> str:
    environment = Environment(loader=FileSystemLoader(_HERE), autoescape=True, undefined=StrictUndefined)
    css = (_HERE / "page.css").read_text(encoding="utf-8")
    js = (_HERE / "page.js").read_text(encoding="utf-8")
    page: str = environment.get_template("page.html").render(
        figures=figures,
        run=figures.run,
        parts=" and ".join(figures.parts) + " part",
        unanswered=sum(figures.failures.values()),
        sections=sections(figures, before, beside),
        spreads=(("seconds a case", figures.seconds), ("dollars a case", figures.cost_usd)),
        css=css,
        css_hash=_hash(css),
        js=js,
        js_hash=_hash(js),
        marker=_MARKER,
    )
    return page


def _hash(text: str) -> str:
    """What the page's policy lets through: this style and this script, and nothing that a comment could bring in."""
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()

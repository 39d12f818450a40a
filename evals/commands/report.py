"""`report`: write the page, the JSON and the Markdown of a run again, with other runs before or beside it."""

import argparse
from pathlib import Path

from drafting.domain.errors import InvalidInput
from evals.figures.figures import Figures
from evals.figures.summary import figures_of
from evals.reports.html import write_page
from evals.reports.markdown import markdown
from evals.runs.results import RunFolder
from evals.whole import write_whole


def add_options(parser: argparse.ArgumentParser) -> None:
    """The run, and others to compare with in the plots."""
    parser.add_argument("run", metavar="RUN", type=Path, help="a run's folder")
    parser.add_argument("--before", metavar="RUN", type=Path, help="draw this run's figures as what was before")
    parser.add_argument(
        "--beside", metavar="RUN", type=Path, nargs="+", default=[], help="more points of cost and quality"
    )


def main(given: argparse.Namespace) -> int:
    """Write and say where."""
    print(write_reports(opened(given.run), before=given.before, beside=tuple(given.beside)))
    return 0


def opened(path: Path) -> RunFolder:
    """The folder of a run. Raises InvalidInput when nothing was run there."""
    folder = RunFolder(path)
    if not folder.exists or not folder.results.exists():
        raise InvalidInput(f"{path} is no run", field="RUN", hint="`python -m evals run` says where it put its own")
    return folder


def write_reports(folder: RunFolder, *, before: Path | None = None, beside: tuple[Path, ...] = ()) -> str:
    """report.html, report.json and report.md in the run's folder. Returns the Markdown, and where the page is."""
    figures = figures_of(folder)
    others: tuple[Figures, ...] = tuple(figures_of(opened(path)) for path in beside)
    page = folder.path / "report.html"
    part = page.with_suffix(".part")
    with part.open("w", encoding="utf-8") as file:
        write_page(file, folder, figures, figures_of(opened(before)) if before else None, others)
    part.replace(page)
    write_whole(folder.path / "report.json", figures.model_dump_json(indent=1) + "\n")
    short = markdown(figures)
    write_whole(folder.path / "report.md", short)
    return f"{short}\n{page}"

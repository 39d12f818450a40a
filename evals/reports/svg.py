"""Plots as inline SVG: text in, text out. Colours come from the page's classes, so light and dark both work."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from evals.figures.figures import Confusion
from evals.stats.rate import Rate

_ROW = 24
_LEFT = 210
_WIDTH = 640


@dataclass(frozen=True)
class Bar:
    """One bar of a chart, with its interval."""

    label: str
    rate: Rate
    kind: str = "a"
    """The colour: `a`, `b`, or `bad`."""


@dataclass(frozen=True)
class Point:
    """One point of a scatter plot."""

    label: str
    x: float
    y: float
    kind: str = "a"


@dataclass(frozen=True)
class Change:
    """One figure before and after."""

    label: str
    before: float
    after: float
    is_worse: bool


def _svg(width: float, height: float, title: str, body: str) -> str:
    return (
        f'<svg role="img" viewBox="0 0 {width:g} {height:g}" width="{width:g}" height="{height:g}" '
        f'aria-label="{escape(title)}"><title>{escape(title)}</title>{body}</svg>'
    )


def _text(x: float, y: float, words: str, *, anchor: str = "start", kind: str = "t") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" class="{kind}">{escape(words)}</text>'


def bars(rows: Sequence[Bar], title: str) -> str:
    """Horizontal bars from 0 to 1, each with its 95 % interval as a whisker."""
    wide, parts = _WIDTH - _LEFT - 150, []
    for number, row in enumerate(rows):
        y = number * _ROW + 4
        parts.append(_text(_LEFT - 8, y + 13, row.label, anchor="end"))
        if row.rate.value is None:
            parts.append(_text(_LEFT, y + 13, "nothing to count", kind="t dim"))
            continue
        parts.append(f'<rect x="{_LEFT}" y="{y}" width="{wide}" height="16" class="track"/>')
        parts.append(
            f'<rect x="{_LEFT}" y="{y}" width="{row.rate.value * wide:.1f}" height="16" class="bar {row.kind}"/>'
        )
        if row.rate.low is not None and row.rate.high is not None:
            low, high, middle = _LEFT + row.rate.low * wide, _LEFT + row.rate.high * wide, y + 8
            ends = "".join(f"M{end:.1f} {middle - 4}v8" for end in (low, high))
            parts.append(f'<path class="whisker" d="M{low:.1f} {middle}H{high:.1f}{ends}"/>')
        said = f"{row.rate.value:.3f}  ({row.rate.hits} of {row.rate.of})"
        parts.append(_text(_LEFT + wide + 8, y + 13, said))
    return _svg(_WIDTH, len(rows) * _ROW + 6, title, "".join(parts))


def confusion(matrix: Confusion, title: str) -> str:
    """Due in rows, came in columns; a cell is the darker the larger its share of the row."""
    cell = 34
    size = len(matrix.labels) * cell
    parts: list[str] = []
    for column, label in enumerate(matrix.labels):
        place = f"translate({_LEFT + column * cell + cell / 2 + 4:.1f} 134) rotate(-55)"
        parts.append(f'<text class="t" text-anchor="start" transform="{place}">{escape(label)}</text>')
    for row, (label, counts) in enumerate(zip(matrix.labels, matrix.counts, strict=True)):
        y, total = 140 + row * cell, sum(counts)
        parts.append(_text(_LEFT - 8, y + cell / 2 + 4, label, anchor="end"))
        for column, count in enumerate(counts):
            x, share = _LEFT + column * cell, count / total if total else 0.0
            kind = "right" if row == column else "wrong"
            parts.append(f'<rect x="{x}" y="{y}" width="{cell - 2}" height="{cell - 2}" class="track"/>')
            if count:
                opacity = 0.15 + 0.85 * share
                said = f"{label} decided {matrix.labels[column]}: {count} of {total}"
                parts.append(
                    f'<rect x="{x}" y="{y}" width="{cell - 2}" height="{cell - 2}" class="{kind}" '
                    f'fill-opacity="{opacity:.2f}"><title>{escape(said)}</title></rect>'
                )
                parts.append(
                    _text(
                        x + cell / 2 - 1,
                        y + cell / 2 + 4,
                        str(count),
                        anchor="middle",
                        kind="t strong" if share > 0.55 else "t",
                    )
                )
    return _svg(_LEFT + size + 90, 146 + size, title, "".join(parts))


def scatter(points: Sequence[Point], title: str, x_title: str, y_title: str) -> str:
    """Points with their names; the vertical axis is a share."""
    left, top, wide, high = 60, 12, 460, 240
    most = max((point.x for point in points), default=0.0) or 1.0
    least = min((point.y for point in points), default=0.0)
    floor = max(0.0, round(least - 0.05, 1))
    parts = [f'<path class="axis" d="M{left} {top}V{top + high}H{left + wide}"/>']
    for step in range(5):
        share = floor + (1 - floor) * step / 4
        y = top + high - high * step / 4
        parts.append(f'<path class="grid" d="M{left} {y:.1f}H{left + wide}"/>')
        parts.append(_text(left - 6, y + 4, f"{share:.2f}", anchor="end", kind="t dim"))
        parts.append(
            _text(left + wide * step / 4, top + high + 16, f"{most * step / 4:.3g}", anchor="middle", kind="t dim")
        )
    free = top - 2.0
    for point in sorted(points, key=lambda one: -one.y):
        x = left + wide * point.x / most
        y = top + high - high * (point.y - floor) / (1 - floor)
        at = max(y, free + 13)
        free = at
        parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5" class="bar {point.kind}"/>')
        parts.append(_text(left + wide + 14, at + 4, f"{point.label}: {point.y:.3f} at {point.x:.3g}"))
        parts.append(f'<path class="grid" d="M{x + 6:.1f} {y:.1f}L{left + wide + 10} {at:.1f}"/>')
    parts.append(_text(left + wide / 2, top + high + 34, x_title, anchor="middle"))
    parts.append(_text(left + 6, top + 10, y_title, kind="t dim"))
    return _svg(left + wide + 330, max(top + high + 44, free + 10), title, "".join(parts))


def changes(rows: Sequence[Change], title: str) -> str:
    """Before and after: an open circle and a full one with a line between them."""
    wide, parts = _WIDTH - _LEFT - 150, []
    for number, row in enumerate(rows):
        y = number * _ROW + 12
        before, after = _LEFT + row.before * wide, _LEFT + row.after * wide
        kind = "bad" if row.is_worse else "a"
        parts.append(_text(_LEFT - 8, y + 4, row.label, anchor="end"))
        parts.append(f'<path class="grid" d="M{_LEFT} {y}H{_LEFT + wide}"/>')
        parts.append(f'<path class="whisker" d="M{before:.1f} {y}H{after:.1f}"/>')
        parts.append(f'<circle cx="{before:.1f}" cy="{y}" r="5" class="hollow"/>')
        parts.append(f'<circle cx="{after:.1f}" cy="{y}" r="5" class="bar {kind}"/>')
        parts.append(_text(_LEFT + wide + 12, y + 4, f"{row.before:.3f} → {row.after:.3f}"))
    return _svg(_WIDTH, len(rows) * _ROW + 6, title, "".join(parts))

"""How much worse is too much."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from drafting.domain.errors import InvalidInput
from evals.comparing.comparison import Comparison, MistakeChange
from evals.scorers import SCORERS


@dataclass(frozen=True)
class Limits:
    """By how much a mistake's share may rise before a comparison fails."""

    rise: float = 0.01
    """For every mistake that is not grave; a grave one may not rise at all."""
    own: Mapping[str, float] | None = None
    """For single mistakes, grave ones too."""
    significance: float | None = None
    """Let a rise pass that McNemar's test does not tell from chance at this level; never for a grave mistake."""
    cost_factor: float | None = None
    seconds_factor: float | None = None

    def beyond(self, comparison: Comparison) -> list[str]:
        """What is worse than allowed, in sentences."""
        return [*self._mistakes(comparison), *self._means(comparison)]

    def _mistakes(self, comparison: Comparison) -> Iterator[str]:
        for change in comparison.mistakes:
            allowed = self._allowed(change)
            if change.rise <= allowed:
                continue
            is_chance = self.significance is not None and change.p >= self.significance
            if is_chance and not change.is_grave:
                continue
            yield (
                f"{change.name} rose from {change.before} to {change.after} of {change.cases} cases "
                f"({change.rise:+.3f}, allowed {allowed:+.3f}, p {change.p:.3g})"
            )

    def _allowed(self, change: MistakeChange) -> float:
        if self.own and change.name in self.own:
            return self.own[change.name]
        return 0.0 if change.is_grave else self.rise

    def _means(self, comparison: Comparison) -> Iterator[str]:
        factors = {"dollars a case": self.cost_factor, "seconds a case": self.seconds_factor}
        for mean in comparison.differences:
            factor = factors[mean.name]
            if factor is not None and mean.after > factor * mean.before:
                yield f"{mean.name} rose from {mean.before:.4g} to {mean.after:.4g} (allowed {factor:g} times)"


def own_limits(given: list[str]) -> dict[str, float]:
    """`missed_threat=0.01` as a mapping; raises InvalidInput for a name that no scorer has."""
    names = {scorer.name for scorer in SCORERS}
    limits = {}
    for item in given:
        name, _, value = item.partition("=")
        if name not in names:
            raise InvalidInput(
                f"no mistake is called {name!r}", field="--limit", hint=f"one of: {', '.join(sorted(names))}"
            )
        try:
            limits[name] = float(value)
        except ValueError:
            raise InvalidInput(f"{value!r} is no number", field="--limit", hint=f"for example {name}=0.01") from None
    return limits

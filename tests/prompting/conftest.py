"""The repository's own prompts, loaded once."""

from pathlib import Path

import pytest

from drafting.prompting.library import Prompts

PROMPTS = Path(__file__).parents[2] / "prompts"


@pytest.fixture(scope="session")
def prompts() -> Prompts:
    return Prompts.load(PROMPTS)

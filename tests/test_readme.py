"""What the README shows is what the commands print, and what it points to is there."""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
SHOWN = re.compile(r"<!-- demo -->\n```text\n(.*?)```\n<!-- /demo -->", re.DOTALL)


def demo(folder: Path) -> str:
    """What `drafting demo` prints before it serves, as a new user without a model sees it."""
    env = {name: value for name, value in os.environ.items() if not name.startswith(("DRAFTING_", "COLUMNS"))}
    ran = subprocess.run(
        [sys.executable, "-m", "drafting.cli", "demo", "--no-serve"],
        env=env | {"HOME": str(folder)}, capture_output=True, text=True, timeout=100, check=True, encoding="utf-8",
    )  # fmt: skip
    return "\n".join(line.rstrip() for line in ran.stdout.strip("\n").split("\n")) + "\n"


def test_the_demo_prints_what_the_readme_shows(tmp_path: Path, request: object) -> None:
    printed = demo(tmp_path)
    if os.environ.get("UPDATE_README"):
        block = f"<!-- demo -->\n```text\n{printed}```\n<!-- /demo -->"
        (ROOT / "README.md").write_text(SHOWN.sub(lambda _: block, README), encoding="utf-8")
        return
    shown = SHOWN.search(README)
    assert shown is not None
    assert printed == shown[1], "run the tests once with UPDATE_README=1, and read what changed"


def test_every_file_that_the_readme_names_is_there() -> None:
    linked = re.findall(r"\]\((?!https?:)([^)#]+)\)", README)
    named = re.findall(r"`((?:drafting|policies|prompts|tests|docs|evals)/[\w/.-]+)`", README)
    missing = [name for name in linked + named if not (ROOT / name).exists()]
    assert not missing


def test_every_setting_is_documented() -> None:
    from drafting.settings import PREFIX, Settings

    told = (ROOT / "docs/settings.md").read_text(encoding="utf-8")
    assert not [name for name in Settings.model_fields if f"`{PREFIX}{name.upper()}`" not in told]

"""Set up the project and run it, on a machine that has nothing but Python and pip.

    python3 .ci/bootstrap.py demo [...]    everything the service needs, then `drafting demo ...`
    python3 .ci/bootstrap.py test [...]    that and everything the tests need, then `pytest ...` with two workers
    python3 .ci/bootstrap.py sync          the same without running anything
    python3 .ci/bootstrap.py uv ...        the uv that the others use

Everything lands in two folders that git ignores, `.venv` and `.ci/tools`; nothing is installed for the user or the
system, and a second run finds it all in place. Standard library only, and no syntax newer than Python 3.8, so that an
old Python still says what it needs.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
TOOLS = ROOT / ".ci" / "tools"
PINNED_UV = ROOT / ".ci" / "uv.txt"
VENV = ROOT / ".venv"
# A file of tests goes to one worker, the slow ones first (tests/workers.py); `test -n 4` uses more of a larger machine.
WORKERS = ["-n", "2"]
OLDEST_UV = (0, 9, 17)  # the same bound as tool.uv.required-version in pyproject.toml
SCRIPTS, EXE = ("Scripts", ".exe") if os.name == "nt" else ("bin", "")


def say(text: str) -> None:
    print(f"bootstrap: {text}", file=sys.stderr, flush=True)


def stop(text: str) -> NoReturn:
    say(text)
    sys.exit(1)


def supported() -> bool:
    """Is this Python one that the project runs on? (requires-python in pyproject.toml)"""
    return (3, 11) <= sys.version_info[:2] <= (3, 13)


def is_usable(uv: str) -> bool:
    try:
        told = subprocess.run([uv, "--version"], capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return False
    found = re.match(r"uv (\d+)\.(\d+)\.(\d+)", told)
    return found is not None and tuple(map(int, found.groups())) >= OLDEST_UV


def pips() -> list[list[str]]:
    """The ways to call pip, the likeliest first: a Linux may package pip apart from Python."""
    ways = [[sys.executable, "-m", "pip"]]
    return ways + [[path] for path in (shutil.which("pip3"), shutil.which("pip")) if path]


def fetched_uv() -> str | None:
    """Install the pinned uv in a folder of its own: `--target` works where Python refuses other installs (PEP 668)."""
    uv = TOOLS / "bin" / f"uv{EXE}"
    wanted = ["install", "--quiet", "--disable-pip-version-check", "--require-hashes", "--only-binary", ":all:"]
    wanted += ["--upgrade", "--target", str(TOOLS), "--requirement", str(PINNED_UV)]
    for pip in pips():
        if subprocess.run([*pip, *wanted], env=environment(), check=False).returncode == 0 and is_usable(str(uv)):
            return str(uv)
    # No working pip: a venv brings its own, where ensurepip is there.
    own = TOOLS / "venv"
    if subprocess.run([sys.executable, "-m", "venv", "--clear", str(own)], check=False).returncode == 0:
        pip = [str(own / SCRIPTS / f"python{EXE}"), "-m", "pip"]
        if subprocess.run([*pip, *wanted], env=environment(), check=False).returncode == 0 and is_usable(str(uv)):
            return str(uv)
    return None


def find_uv() -> str:
    for candidate in (shutil.which("uv"), str(TOOLS / "bin" / f"uv{EXE}")):
        if candidate and is_usable(candidate):
            return candidate
    say(f"no uv {'.'.join(map(str, OLDEST_UV))} or newer here: fetching one with pip into .ci/tools (25 MB)")
    uv = fetched_uv()
    if uv is None:
        stop("pip could not install uv; see above. Install it from https://docs.astral.sh/uv/ and run this again.")
    return uv


def environment() -> dict[str, str]:
    """Ours, without what would send uv to another virtual environment, and without pip's remark about root."""
    kept = {name: value for name, value in os.environ.items() if name not in ("VIRTUAL_ENV", "UV_PROJECT_ENVIRONMENT")}
    return {**kept, "PIP_ROOT_USER_ACTION": "ignore"}


def sync(uv: str, *, dev: bool) -> None:
    """Bring .venv to what uv.lock says, every file checked against its hash."""
    command = [uv, "sync", "--frozen", "--directory", str(ROOT)]
    # --inexact: the demo must not take away what the tests have installed.
    command += [] if dev else ["--no-dev", "--inexact"]
    command += ["--quiet"]  # instead of a page of package names
    if not VENV.exists():
        size = "1 GB" if dev else "500 MB"
        say(f"installing the locked packages into .venv: {size}, the first time only, a minute or two on a fast line")
        if supported():
            command += ["--python", sys.executable]
        else:
            running = ".".join(map(str, sys.version_info[:2]))
            say(f"this is Python {running}; the project needs 3.11, 3.12 or 3.13: uv looks for one, or downloads it")
    if subprocess.run(command, env=environment(), check=False).returncode != 0:
        hint = "" if supported() else " Install Python 3.11, 3.12 or 3.13 and run this script with it."
        stop(f"uv could not set up .venv; see above.{hint}")


def run(command: list[str]) -> NoReturn:
    if os.name == "nt":  # exec would give the prompt back before the command ends
        sys.exit(subprocess.run(command, env=environment(), check=False).returncode)
    os.execve(command[0], command, environment())


def main() -> None:
    verb, rest = (sys.argv[1] if len(sys.argv) > 1 else ""), sys.argv[2:]
    if verb not in ("demo", "test", "sync", "uv"):
        print(__doc__)
        sys.exit(0 if verb in ("-h", "--help") else 2)
    uv = find_uv()
    if verb == "uv":
        run([uv, *rest])
    sync(uv, dev=verb != "demo")
    if verb == "demo":
        run([str(VENV / SCRIPTS / f"drafting{EXE}"), "demo", *rest])
    if verb == "test":
        os.chdir(ROOT)
        run([str(VENV / SCRIPTS / f"python{EXE}"), "-m", "pytest", *WORKERS, *rest])


if __name__ == "__main__":
    main()

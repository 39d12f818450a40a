"""No call leaves the machine but to the configured model: libraries that phone home are silenced."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

WATCHED = """
import ipaddress, runpy, socket, sys

tried = []
connect, look_up = socket.socket.connect, socket.getaddrinfo

def is_local(host):
    try:
        return ipaddress.ip_address(str(host).partition("%")[0]).is_loopback
    except ValueError:
        return host in ("localhost", None, "")

def closed_connect(self, address):
    if isinstance(address, tuple) and not is_local(address[0]):
        tried.append(address)
        raise OSError("closed")
    return connect(self, address)

def closed_look_up(host, *rest, **more):
    if not is_local(host):
        tried.append(host)
        raise OSError("closed")
    return look_up(host, *rest, **more)

socket.socket.connect, socket.getaddrinfo = closed_connect, closed_look_up
import atexit, time
sys.argv = ["drafting", *sys.argv[1:]]
from drafting.cli import main
try:
    code = main()
finally:
    time.sleep(1)  # what is sent by a thread of its own gets the time to try
    print("TRIED", tried, file=sys.stderr)
sys.exit(code)
"""


def watched(folder: Path, *args: str, **env: str) -> subprocess.CompletedProcess[str]:
    """Run the command line as a new user, with every way out watched and closed."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("DRAFTING_")}
    clean |= {"HOME": str(folder), "DRAFTING_DATABASE_URL": f"sqlite:///{folder / 'x.sqlite'}", **env}
    return subprocess.run(
        [sys.executable, "-c", WATCHED, *args], env=clean, capture_output=True, text=True, timeout=100, check=False
    )


def test_the_watch_itself_sees_a_library_that_phones_home(tmp_path: Path) -> None:
    caught = subprocess.run(
        [sys.executable, "-c", WATCHED.replace("code = main()", "socket.create_connection(('203.0.113.7', 80))")],
        capture_output=True, text=True, timeout=60, check=False, cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parent.parent)},
    )  # fmt: skip
    assert "203.0.113.7" in caught.stderr.partition("TRIED")[2]


@pytest.mark.slow
def test_guards_and_decisions_stay_on_this_machine(tmp_path: Path) -> None:
    ran = watched(tmp_path, "draft", "Mijn pakket is al een week te laat.")
    assert ran.returncode == 0, ran.stderr
    assert "TRIED []" in ran.stderr


@pytest.mark.slow
def test_a_model_call_goes_to_the_configured_address_only(tmp_path: Path) -> None:
    env = {"DRAFTING_MODEL": "openai/nobody", "DRAFTING_MODEL_BASE_URL": "http://127.0.0.1:9/v1"}
    ran = watched(tmp_path, "draft", "Mijn pakket is al een week te laat.", **env)
    assert ran.returncode == 0, ran.stderr
    assert "TRIED []" in ran.stderr

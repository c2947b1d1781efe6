"""plans/ reaches for no network and no screen, and its commands start light."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import plans
import resources

SOURCES = [path for package in (plans, resources) for path in Path(str(package.__file__)).parent.rglob("*.py")]
NEVER = {
    "PySide6",
    "shiboken6",
    "socket",
    "ssl",
    "http",
    "asyncio",
    "requests",
    "httpx",
    "urllib3",
    "ftplib",
    "smtplib",
}

ALONE = """
import socket, sys

def refuse(*_, **__):
    raise SystemExit("a socket was opened")

class NoSocket(socket.socket):
    __init__ = refuse

socket.socket = NoSocket
socket.create_connection = socket.getaddrinfo = refuse
sys.modules["PySide6"] = None
from pathlib import Path
from plans.command import run
from plans.storage.library import Library
from plans.storage.workspace import default_path

folder = Path(sys.argv[1])
assert run(["sample", "--to", str(folder / "a.jaarplan")]) == 0
assert run(["check", str(folder / "a.jaarplan"), "--json"]) == 0
assert run(["print", str(folder / "a.jaarplan"), "--to", str(folder / "a.pdf"), "--roles"]) == 0
assert run(["schema"]) == 0
Library.open(default_path()).close()
"""


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_no_network_and_no_qt_in_the_source(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        names += [str(node.module)] if isinstance(node, ast.ImportFrom) else []
        for name in names:
            assert name.split(".")[0] not in NEVER
            assert name not in ("urllib", "urllib.request")


def test_everything_works_without_sockets_and_without_qt(tmp_path: Path) -> None:
    outcome = subprocess.run([sys.executable, "-c", ALONE, str(tmp_path)], capture_output=True, text=True, check=False)
    assert (outcome.returncode, outcome.stderr) == (0, "")


@pytest.mark.parametrize(
    ("module", "heavy"),
    [
        ("plans.command", {"pydantic", "sqlmodel", "sqlalchemy", "alembic", "reportlab"}),
        ("plans.storage.library", {"alembic", "reportlab"}),
        ("plans.exchange.plan_file", {"alembic", "reportlab"}),
        ("plans.anonymise", {"alembic", "reportlab"}),
        ("plans.derived.steps", {"alembic", "reportlab"}),
    ],
)
def test_it_starts_light(module: str, heavy: set[str]) -> None:
    code = f"import sys, {module}; print(*sys.modules)"
    outcome = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not heavy & set(outcome.stdout.split())

"""Small libraries in C that are preloaded, each compiled in a folder of the test."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest


def compiled(name: str, folder: Path) -> Path:
    """Return the library of a source in this folder; skips with the reason where it cannot be compiled."""
    compiler = shutil.which("gcc") or shutil.which("cc")
    if not sys.platform.startswith("linux") or not compiler:
        pytest.skip("calls to the system are only changed on Linux, by a library that is compiled with gcc")
    made = folder / f"{name}.so"
    source = Path(__file__).with_name(f"{name}.c")
    command = [compiler, "-shared", "-fPIC", "-O1", "-o", str(made), str(source), "-ldl"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    if done.returncode:
        pytest.skip(f"{source.name} cannot be compiled here: {done.stderr.strip()}")
    return made

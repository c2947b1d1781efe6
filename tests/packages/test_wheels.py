"""The wheel is taken by pipx and uv, and each system finds wheels for all that the program needs: `make packages`.

These ask a package registry; where none is reached they are skipped.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from plans import __version__

ROOT = Path(__file__).parents[2]
PIP = [sys.executable, "-m", "pip", "--disable-pip-version-check"]
SYSTEMS = {
    "Windows": ("win32", "AMD64", "win_amd64"),
    "a Mac with an Apple processor": ("darwin", "arm64", "macosx_13_0_arm64"),
    "a Mac with one of Intel": ("darwin", "x86_64", "macosx_13_0_x86_64"),
}
INSTALLERS = {"uv": ["uv", "tool", "install", "--quiet"], "pipx": ["pipx", "install", "--quiet"]}
"""With what a wheel is installed in an environment of its own, by the name of the program."""


def carried_out(words: list[str | Path], **environment: str) -> None:
    """Run a program; skip where it reached no registry, fail where it fails otherwise."""
    ended = subprocess.run(words, env={**os.environ, **environment}, cwd=ROOT, capture_output=True, text=True)
    if ended.returncode and any(
        word in ended.stderr for word in ("onnection", "esolve host", "No route", "Retrying (")
    ):
        pytest.skip("no package registry is reached")
    assert ended.returncode == 0, ended.stderr[-2000:]


@pytest.mark.parametrize("system", SYSTEMS)
def test_wheels_of_all_that_is_needed_are_found_by_their_hashes(system: str, tmp_path: Path) -> None:
    platform, machine, tag = SYSTEMS[system]
    lock, report = tmp_path / "lock.txt", tmp_path / "report.json"
    made = subprocess.run(
        [sys.executable, ".packaging/target_lock.py", platform, machine, "3.13"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    lock.write_text(made.stdout, encoding="utf-8")
    wheels = ["--no-deps", "--only-binary", ":all:", "--require-hashes", "--platform", tag, "--python-version", "3.13"]
    nowhere = ["--dry-run", "--ignore-installed", "--target", tmp_path / "nowhere", "--report", report, "-r", lock]
    carried_out([*PIP, "install", "-q", "--no-input", *wheels, *nowhere])
    found = json.loads(report.read_text(encoding="utf-8"))["install"]
    assert len(found) == made.stdout.count("==")
    assert all(item["download_info"]["url"].endswith(".whl") for item in found)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    shutil.copytree(ROOT, source, ignore=lambda _place, names: {".git", ".venv", "build", "dist", "tests"} & {*names})
    carried_out([*PIP, "wheel", "-q", "--no-deps", "--no-index", "--no-build-isolation", "-w", folder, source])
    (made,) = folder.glob("*.whl")
    return made


@pytest.mark.parametrize("installer", INSTALLERS)
def test_the_wheel_is_installed_as_a_program(installer: str, wheel: Path, tmp_path: Path) -> None:
    if not shutil.which(installer):
        pytest.skip(f"there is no {installer} here")
    commands = tmp_path / "bin"
    places = {
        name: str(commands if name.endswith("BIN_DIR") else tmp_path / "tools")
        for name in ("UV_TOOL_DIR", "UV_TOOL_BIN_DIR", "PIPX_HOME", "PIPX_BIN_DIR")
    }
    python = ["--python", sys.executable]
    carried_out([*INSTALLERS[installer], *python, wheel], **places)
    version = subprocess.run([commands / "digikoers", "--version"], capture_output=True, text=True, check=True)
    assert version.stdout.strip() == f"digikoers {__version__}"
    plan = tmp_path / "plan.jaarplan"
    subprocess.run([commands / "digikoers", "sample", "--to", plan], check=True)
    subprocess.run([commands / "digikoers", "print", plan, "--to", plan.with_suffix(".pdf")], check=True)
    assert plan.with_suffix(".pdf").read_bytes().startswith(b"%PDF")

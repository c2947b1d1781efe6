"""The Debian package installs, runs and goes again on a system that has nothing: `make deb packages`, as root."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from plans import __version__
from plans.exchange import plan_file

ROOT = Path(__file__).parents[2]
PACKAGE = next(iter(sorted((ROOT / "dist").glob(f"digikoers_{__version__}_*.deb"))), None)

pytestmark = [
    pytest.mark.skipif(PACKAGE is None, reason="there is no package: make deb"),
    pytest.mark.skipif(
        not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can make a system of its own"
    ),
    pytest.mark.skipif(shutil.which("debootstrap") is None, reason="there is no debootstrap"),
]


class System:
    """A minimal Debian in a folder of its own."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def run(self, *words: str) -> str:
        """Run a command in it and return what it prints; a failure fails the test with what was said."""
        environment = {
            "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
            "HOME": "/root",
            "LC_ALL": "C",
            "DEBIAN_FRONTEND": "noninteractive",
        }
        ended = subprocess.run(["chroot", self.root, *words], env=environment, capture_output=True, text=True)
        assert ended.returncode == 0, (words, ended.stdout[-2000:], ended.stderr[-2000:])
        return ended.stdout


@pytest.fixture(scope="module")
def system(tmp_path_factory: pytest.TempPathFactory) -> Iterator[System]:
    root = tmp_path_factory.mktemp("system") / "debian"
    codename = next(
        line.partition("=")[2].strip() for line in Path("/etc/os-release").read_text(encoding="utf-8").splitlines()
        if line.startswith("VERSION_CODENAME=")
    )  # fmt: skip
    made = subprocess.run(["debootstrap", "--variant=minbase", codename, root], capture_output=True, text=True)
    if made.returncode:
        pytest.skip(f"no Debian can be reached: {made.stdout[-200:]}")
    yield System(root)
    shutil.rmtree(root)


def test_it_installs_runs_and_leaves_nothing_but_the_plans(system: System) -> None:
    assert PACKAGE is not None
    assert not list(system.root.glob("usr/lib/*/libGL*"))
    shutil.copy(PACKAGE, system.root / "tmp/digikoers.deb")
    shutil.copy(plan_file.SAMPLE, system.root / "tmp/de linde.jaarplan")
    system.run("apt-get", "update", "-q")
    system.run("apt-get", "install", "-q", "-y", "/tmp/digikoers.deb")
    assert system.run("digikoers", "--version").strip() == f"digikoers {__version__}"
    system.run("digikoers", "check", "/tmp/de linde.jaarplan")
    system.run("digikoers", "print", "/tmp/de linde.jaarplan", "--what", "poster", "--to", "/tmp/poster.pdf")
    # Every library that the window on a screen asks for is there.
    inside = "/usr/lib/digikoers/_internal"
    window = system.run(
        "sh", "-c", f"LD_LIBRARY_PATH={inside} ldd $(find {inside} -name libqxcb.so -o -name 'QtWidgets*.so')"
    )
    assert "not found" not in window, window
    types = system.root / "usr/share/mime/globs2"
    assert not types.exists() or "*.jaarplan" in types.read_text(encoding="utf-8")
    assert (system.root / "usr/share/applications/digikoers.desktop").exists()
    assert (system.root / "usr/share/man/man1/digikoers.1.gz").exists()
    library = system.root / "root/.local/share/Digikoers"
    library.mkdir(parents=True)
    (library / "digikoers.db").write_bytes(b"plans")
    system.run("apt-get", "remove", "-q", "-y", "digikoers")
    assert not (system.root / "usr/lib/digikoers").exists()
    assert not (system.root / "usr/bin/digikoers").is_symlink()
    assert (library / "digikoers.db").read_bytes() == b"plans"

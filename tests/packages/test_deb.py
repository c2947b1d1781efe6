"""The Debian package installs, runs and goes again on a system that has nothing: `make deb packages`, as root."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

import pytest

from plans import __version__
from plans.exchange import plan_file
from tests.packages import older_libraries

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

    environment: ClassVar = {
        "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
        "HOME": "/root",
        "LC_ALL": "C",
        "DEBIAN_FRONTEND": "noninteractive",
        "QT_QPA_PLATFORM": "offscreen",
    }

    def run(self, *words: str) -> str:
        """Run a command in it and return what it prints; a failure fails the test with what was said."""
        ended = subprocess.run(["chroot", self.root, *words], env=self.environment, capture_output=True, text=True)
        assert ended.returncode == 0, (words, ended.stdout[-2000:], ended.stderr[-2000:])
        return ended.stdout

    def begin(self, *words: str) -> subprocess.Popen[bytes]:
        """Start a command in it that goes on by itself."""
        return subprocess.Popen(["chroot", self.root, *words], env=self.environment)


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


@pytest.fixture(scope="module")
def earlier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package as a version before this one, with a file that this one has no more."""
    assert PACKAGE is not None
    folder = tmp_path_factory.mktemp("earlier")
    subprocess.run(["dpkg-deb", "-R", PACKAGE, folder / "tree"], check=True)
    control = folder / "tree/DEBIAN/control"
    words = control.read_text(encoding="utf-8")
    control.write_text(words.replace(f"Version: {__version__}", "Version: 0.0.9"), encoding="utf-8")
    (folder / "tree/usr/lib/digikoers/_internal/plans/gone.txt").write_text("of the version before", encoding="utf-8")
    subprocess.run(
        ["dpkg-deb", "--root-owner-group", "-Znone", "-b", folder / "tree", folder / "0.0.9.deb"], check=True
    )
    shutil.rmtree(folder / "tree")
    return folder / "0.0.9.deb"


def test_a_newer_package_over_an_older_one_keeps_everything(system: System, earlier: Path) -> None:
    assert PACKAGE is not None
    shutil.copy(PACKAGE, system.root / "tmp/digikoers.deb")
    shutil.copy(earlier, system.root / "tmp/earlier.deb")
    libraries = older_libraries.lay_out(system.root / "root/plans")
    settings = system.root / "root/.config/Digikoers/settings.ini"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text("[General]\nlanguage=en\n", encoding="utf-8")
    system.run("apt-get", "install", "-q", "-y", "/tmp/earlier.deb")
    assert "0.0.9" in system.run("dpkg-query", "-W", "digikoers")
    gone = system.root / "usr/lib/digikoers/_internal/plans/gone.txt"
    assert gone.exists()
    system.run("dpkg", "-i", "/tmp/digikoers.deb")
    assert __version__ in system.run("dpkg-query", "-W", "digikoers")
    assert not gone.exists()
    for path in libraries.values():
        running = system.begin("digikoers", "--library", f"/{path.relative_to(system.root)}")
        try:
            older_libraries.wait(path)
        finally:
            running.terminate()
            running.wait()
    older_libraries.compare(libraries)
    # Of each a copy from before it was changed lies beside it.
    assert len(list((system.root / "root/plans").rglob("*-migration.db"))) >= len(libraries) - 1
    assert "language=en" in settings.read_text(encoding="utf-8")

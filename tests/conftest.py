"""What every test stands on: no screen, no real user's folder, and Dutch. Knows no Qt."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from plans import revisions
from plans.exchange import encryption
from plans.storage import schema
from resources import language, typefaces
from tests import postgres, properties

if TYPE_CHECKING:
    from tests.organisation import Organisation

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# A torture run asks for its own profile, which is loaded after this one.
settings.load_profile(properties.SAME)


def pytest_collection_finish() -> None:
    """What was loaded stays: looking through it again and again takes a tenth of the time of all tests."""
    gc.collect()
    gc.freeze()


LITTLE_WORK = 4
"""What it costs to close a file in a test, as a power of two."""

PLACES = {
    "HOME": ".",
    "USERPROFILE": ".",
    "APPDATA": "roaming",
    "LOCALAPPDATA": "local",
    "XDG_DATA_HOME": "data",
    "XDG_CONFIG_HOME": "config",
    "XDG_CACHE_HOME": "cache",
    "XDG_STATE_HOME": "state",
}


class Homes:
    """Home folders; the same one for test after test, as long as nothing was put in it."""

    def __init__(self, factory: pytest.TempPathFactory) -> None:
        self._factory = factory
        self._home = self._new()

    def leave(self) -> None:
        """Never come back to the one that was used last."""
        self._home = self._new()

    def empty(self) -> Path:
        """Return a folder in which nothing stands."""
        folders = {self._home / place for place in PLACES.values()}
        if any(not folder.is_dir() or not folders.issuperset(folder.iterdir()) for folder in folders):
            self._home = self._new()
        return self._home

    def move_in(self, monkeypatch: pytest.MonkeyPatch) -> Path:
        """Make one the home of whoever runs."""
        home = self.empty()
        for name, place in PLACES.items():
            monkeypatch.setenv(name, str(home / place))
        return home

    def _new(self) -> Path:
        home = self._factory.mktemp("home")
        for place in PLACES.values():
            (home / place).mkdir(exist_ok=True)
        return home


@pytest.fixture(autouse=True, scope="session")
def _homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Homes]:
    """Somewhere to live, also for what lives longer than one test, such as the application object."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        Homes(tmp_path_factory).move_in(monkeypatch)
        yield Homes(tmp_path_factory)


@pytest.fixture(autouse=True)
def home(request: pytest.FixtureRequest, _homes: Homes, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A home folder of the test's own: data, settings and cache go there, on every platform."""
    yield _homes.move_in(monkeypatch)
    if "qapp" in request.fixturenames:
        # What Qt keeps of settings may come to the disk later.
        _homes.leave()


@pytest.fixture(autouse=True, scope="session")
def _migrated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """All migrations on an empty file are run once; from then on every new library is a copy of what came of it."""
    migrate, ready = schema.migrate, tmp_path_factory.mktemp("library") / "ready.db"

    def copied(path: Path, versions: Sequence[Path] = (revisions.SCRIPTS,)) -> None:
        if path.stat().st_size or tuple(versions) != (revisions.SCRIPTS,):
            migrate(path, versions)
            return
        if not ready.exists():
            ready.touch()
            migrate(ready)
        path.write_bytes(ready.read_bytes())

    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr(schema, "migrate", copied)
        yield


@pytest.fixture(autouse=True, scope="session")
def _little_work() -> Iterator[None]:
    """Closing a file costs little: to make a passphrase hard to guess takes a second, and is tried with encryption."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr(encryption.encrypt, "__defaults__", (LITTLE_WORK,))
        yield


@pytest.fixture(autouse=True, scope="session")
def _no_typefaces_of_the_system() -> Iterator[None]:
    """Whatever typefaces a computer has, a print is the same."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr(typefaces, "_system_folders", list)
        yield


@pytest.fixture(autouse=True)
def _dutch() -> Iterator[None]:
    language.choose("nl")
    yield
    language.choose("nl")


@pytest.fixture(scope="session")
def cluster() -> Iterator[postgres.Cluster]:
    """A database server; whoever asks for it is skipped where there is none."""
    with postgres.cluster(postgres.debian, postgres.MISSING) as made:
        yield made


@pytest.fixture(scope="session")
def ready(cluster: postgres.Cluster, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A database with an empty library of an organisation, to be copied."""
    from tests.organisation import template

    return template(cluster, tmp_path_factory.mktemp("organisation"))


@pytest.fixture
def organisation(cluster: postgres.Cluster, ready: str) -> Organisation:
    """The library of an organisation, of the test's own."""
    from tests.organisation import Organisation

    return Organisation(cluster, cluster.create_database(ready))

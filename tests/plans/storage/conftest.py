from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from plans.storage import engine
from plans.storage.library import Library


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "Mijn gegevens 100% #1" / "digikoers.db"


@pytest.fixture
def library(path: Path) -> Iterator[Library]:
    library = Library.open(path)
    yield library
    library.close()


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "BUSY_SECONDS", 0.1)

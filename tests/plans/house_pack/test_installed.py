"""The pack in use on a laptop: kept beside the library, found where IT put it, and never in the way."""

from __future__ import annotations

from pathlib import Path

import pytest

from plans.house_pack import installed, pack
from plans.presets import Presets
from tests.plans.house_pack.test_house_pack import made, with_facts


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library, with nothing beside the program."""
    (tmp_path / "program").mkdir()
    monkeypatch.setattr(installed, "program_folder", lambda: tmp_path / "program")
    return tmp_path / "digikoers.db"


def test_a_pack_is_kept_beside_the_library_and_left_again(library: Path) -> None:
    assert installed.current(library) is None
    house = made()
    installed.use(library, house)
    kept = installed.current(library)
    assert kept
    assert pack.encode(kept) == pack.encode(house)
    installed.stop(library)
    assert installed.current(library) is None


def test_what_it_says_counts_before_what_was_opened_by_hand(library: Path, tmp_path: Path) -> None:
    own, theirs = made(), with_facts(made(), name="ICT")
    installed.use(library, own)
    folder = tmp_path / "ict"
    folder.mkdir()
    pack.write(theirs, folder / "a.huispakket")
    pack.write(pack.with_number(theirs, 4), folder / "b.huispakket")
    (folder / "kapot.huispakket").write_bytes(b"{")
    found = installed.look(library, Presets(house_pack=str(folder)))
    assert found.is_new
    assert found.current
    assert (found.current.facts.name, found.current.facts.number) == ("ICT", 4)
    again = installed.look(library, Presets(house_pack=str(folder)))
    assert not again.is_new
    assert again.current
    assert again.current.facts == found.current.facts


def test_a_pack_beside_the_program_begins_and_brings_newer_versions_but_replaces_no_other(
    library: Path, tmp_path: Path
) -> None:
    house = made()
    path = tmp_path / "program" / "huis.huispakket"
    pack.write(house, path)
    assert installed.look(library, Presets()).is_new
    pack.write(pack.with_number(house, 2), path)
    found = installed.look(library, Presets()).current
    assert found
    assert found.facts.number == 2
    pack.write(made(), path)
    assert not installed.look(library, Presets()).is_new


def test_a_folder_that_is_away_or_a_spoiled_pack_leaves_the_one_in_use(library: Path, tmp_path: Path) -> None:
    installed.use(library, made())
    gone = installed.look(library, Presets(house_pack=str(tmp_path / "nergens")))
    assert gone.current
    assert gone.trouble is None
    lost = installed.look(library, Presets(house_pack=str(tmp_path / "nergens.huispakket")))
    assert lost.current
    assert lost.trouble
    installed.kept_path(library).write_bytes(b"{")
    assert installed.current(library) is None
    assert installed.look(library, Presets(house_pack="\0")).current is None

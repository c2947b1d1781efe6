"""What IT lays down: read at the place of each system, and never able to stop the program."""

from __future__ import annotations

from pathlib import Path

import pytest

from plans import presets
from plans.command import run
from plans.exchange import plan_file
from resources.language import speaking


@pytest.fixture
def laid_down(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of IT, which is not there yet."""
    path = tmp_path / "etc" / presets.NAME
    path.parent.mkdir()
    monkeypatch.setattr(presets, "places", lambda: [tmp_path / "nothing" / presets.NAME, path])
    return path


def test_without_a_file_nothing_is_laid_down(laid_down: Path) -> None:
    assert presets.read() == presets.Presets()
    assert presets.read().trouble == ""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_every_line_is_read(laid_down: Path, encoding: str) -> None:
    lines = (
        "[digikoers]",
        "; for the teams of Zonneweide",
        "language = en",
        r'house_pack = "\\server\zorg\100% digitaal"',
        "shared_folder = /srv/plannen",
        "organisation = postgresql://plannen.zorg.nl/digikoers?sslrootcert=/etc/ca.pem",
        "roles_only = ja",
        r"updates = Nieuwe versies staan op \\server\software, of bel 1234",
    )
    laid_down.write_text("\n".join(lines), encoding=encoding)
    found = presets.read()
    assert (found.language, found.house_pack, found.shared_folder) == (
        "en",
        r"\\server\zorg\100% digitaal",
        "/srv/plannen",
    )
    assert found.organisation == "postgresql://plannen.zorg.nl/digikoers?sslrootcert=/etc/ca.pem"
    assert found.roles_only
    assert found.updates.endswith("of bel 1234")
    assert (found.source, found.trouble) == (laid_down, "")


SPOILED: dict[str, bytes] = {
    "empty": b"",
    "no heading": b"language = nl\n",
    "another heading": b"[other]\nlanguage = nl\n",
    "no text": b"\xff\xfe\x00\x01[digikoers]\n",
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(200),
    "twice": b"[digikoers]\nlanguage = nl\nlanguage = en\n",
    "far too large": b"[digikoers]\n" + b"x = y\n" * 20_000,
    "cut off": b"[digikoers\nlanguage",
}


@pytest.mark.parametrize("how", SPOILED)
def test_a_bad_file_is_as_good_as_none_and_is_said_in_a_sentence(laid_down: Path, how: str) -> None:
    laid_down.write_bytes(SPOILED[how])
    found = presets.read()
    assert (found.language, found.house_pack, found.roles_only) == ("", "", False)
    with speaking("nl"):
        assert found.trouble.count(".") >= 1
        assert laid_down.name in found.trouble


def test_a_bad_line_leaves_the_others(laid_down: Path) -> None:
    laid_down.write_text("[digikoers]\nlanguage = fr\ncolour = red\nupdates = hier\nshared_folder = " + "x" * 2_000)
    found = presets.read()
    assert (found.language, found.updates, found.shared_folder) == ("", "hier", "")
    assert {"language", "colour", "shared_folder"} == {*found.unusable}
    assert "colour" in found.trouble


def test_a_slip_in_roles_only_does_not_let_names_out(laid_down: Path) -> None:
    laid_down.write_text("[digikoers]\nroles_only = jaa\n")
    assert presets.read().roles_only
    assert presets.read().unusable == ("roles_only",)


def test_a_folder_in_its_place_stops_nothing(laid_down: Path) -> None:
    laid_down.mkdir()
    assert presets.read() == presets.Presets()


@pytest.mark.parametrize(
    ("platform", "expected"),
    [
        ("win32", r"D:\Data/Digikoers/digikoers.ini"),
        ("darwin", "/Library/Application Support/Digikoers/digikoers.ini"),
        ("linux", "/opt/xdg/digikoers/digikoers.ini"),
    ],
)
def test_each_system_has_its_place_and_the_program_another(
    platform: str, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(presets.sys, "platform", platform)
    monkeypatch.setenv("PROGRAMDATA", r"D:\Data")
    monkeypatch.setenv("XDG_CONFIG_DIRS", "relative:/opt/xdg")
    first, *_rest, last = presets.places()
    assert str(first) == expected
    assert last == presets.program_folder() / "digikoers.ini"


def test_the_command_line_keeps_names_in_as_well(
    laid_down: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    laid_down.write_text("[digikoers]\nroles_only = yes\n")
    plan, _notice = plan_file.read(plan_file.SAMPLE)
    name = plan.leader.name if plan.leader else ""
    given = tmp_path / "plan.jaarplan"
    plan_file.write(plan, given)
    assert run(["export", str(given), "--to", str(tmp_path / "uit.csv")]) == 0
    assert "rollen" in capsys.readouterr().err
    assert name
    assert not [path for path in tmp_path.rglob("*.csv") if name in path.read_text(encoding="utf-8-sig")]
    assert run(["export", str(given), "--to", str(tmp_path / "open.jaarplan")]) == 0
    assert name not in (tmp_path / "open.jaarplan").read_text(encoding="utf-8")
    words = tmp_path / "woorden.txt"
    words.write_text("vier woorden bij elkaar", encoding="utf-8")
    closed = tmp_path / "dicht.jaarplan"
    assert run(["export", str(given), "--to", str(closed), "--passphrase-file", str(words)]) == 0
    assert name in str(plan_file.read(closed, "vier woorden bij elkaar")[0])

"""What packages are made of: every system gets what it needs, and what is read while packing fits the program."""

from __future__ import annotations

import importlib.util
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

import pytest

from desktop.licences import _SHIPPED, components
from plans import __version__, presets
from plans.command.table import TABLE
from plans.exchange import plan_file
from resources import GUIDE
from resources.language import LANGUAGES

ROOT = Path(__file__).parents[1]
PACKAGING = ROOT / ".packaging"


def script(path: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location("script", PACKAGING / path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("platform", "machine"), [("win32", "AMD64"), ("darwin", "arm64"), ("darwin", "x86_64"), ("linux", "x86_64")]
)
@pytest.mark.parametrize("python", ["3.11", "3.12", "3.13"])
def test_the_lock_has_all_that_the_program_needs_on_every_system(platform: str, machine: str, python: str) -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    found = script("target_lock.py").entries(lock, platform, machine, python)
    names = {entry.split("==")[0] for entry in found}
    assert {"pyside6-essentials", "sqlmodel", "reportlab", "cryptography"} <= names
    assert ("tzdata" in names) >= (platform == "win32")
    assert not {"pytest", "mypy", "pyinstaller"} & names
    assert all("--hash=sha256:" in entry for entry in found)
    # Macs with an Intel processor have a version of their own.
    (pin,) = (entry.split(" ")[0] for entry in found if entry.startswith("cryptography"))
    assert pin.startswith("cryptography==48") == (machine == "x86_64" and platform == "darwin")


def test_the_bill_of_materials_has_every_part_with_its_licence() -> None:
    pytest.importorskip("cyclonedx", reason="writes the bill")
    from cyclonedx.output.json import JsonV1Dot6
    from cyclonedx.schema import SchemaVersion
    from cyclonedx.validation.json import JsonStrictValidator

    written = JsonV1Dot6(script("sbom.py").bill()).output_as_string()
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(written) is None
    bill = json.loads(written)
    assert (bill["bomFormat"], bill["metadata"]["component"]["version"]) == ("CycloneDX", __version__)
    parts = {part["name"]: part for part in bill["components"]}
    assert set(parts) == {item.name for item in components()}
    assert all(part["licenses"] for part in parts.values())
    assert {name for name, part in parts.items() if "purl" not in part} == {name for name, _kind, _text in _SHIPPED}


def test_the_workflow_builds_all_three_and_adds_checksums_and_the_bill() -> None:
    words = (ROOT / ".github/workflows/release.yml").read_text(encoding="utf-8")
    made = {
        "make deb tar sbom",
        "make windows",
        ".packaging/macos/build",
        "sha256sum",
        "macos-14",
        "macos-13",
        "Not run yet",
    }
    assert {item for item in made if item not in words} == set()


def test_the_recipe_for_a_mac_says_that_nobody_tried_it() -> None:
    recipe = (PACKAGING / "macos/build").read_text(encoding="utf-8")
    assert "NOT TRIED" in recipe
    assert "hdiutil" in recipe
    spec = (PACKAGING / "digikoers.spec").read_text(encoding="utf-8")
    assert "BUNDLE(" in spec
    assert "CFBundleDocumentTypes" in spec


def test_the_man_page_has_every_command() -> None:
    page = script("linux/man.py").page((ROOT / "README.md").read_text(encoding="utf-8"))
    plain = page.replace("\\-", "-")
    for command in TABLE:
        assert f"digikoers {command.name}".strip() in plain


def test_every_kind_of_file_opens_with_a_double_click_on_every_system() -> None:
    endings = {"jaarplan", "opmerkingen", "huispakket"}
    assert plan_file.SAMPLE.suffix.removeprefix(".") in endings
    kinds = (PACKAGING / "linux/digikoers.xml").read_text(encoding="utf-8")
    assert set(re.findall(r'glob pattern="\*\.(\w+)"', kinds)) == endings
    entry = (PACKAGING / "linux/digikoers.desktop").read_text(encoding="utf-8")
    types = set(re.findall(r'mime-type type="([^"]+)"', kinds))
    assert set(re.findall(r"^MimeType=(.*);$", entry, re.MULTILINE)[0].split(";")) == types
    installer = (PACKAGING / "windows/digikoers.nsi").read_text(encoding="utf-8")
    assert set(re.findall(r'macro FileType "(\w+)"', installer)) == endings
    assert set(re.findall(r'macro NoFileType "(\w+)"', installer)) == endings
    recipe = (PACKAGING / "digikoers.spec").read_text(encoding="utf-8")
    assert all(f'"{ending}")' in recipe for ending in endings)


@pytest.mark.skipif(sys.platform == "win32", reason="a script for Debian")
def test_where_wine_is_absent_the_try_says_why_it_is_none(tmp_path: Path) -> None:
    for name in ("bash", "env", "dirname", "ls"):
        (tmp_path / name).symlink_to(shutil.which(name) or name)
    program = PACKAGING / "windows/try"
    ended = subprocess.run([program], env={"PATH": str(tmp_path)}, capture_output=True, text=True)
    assert ended.returncode == 0
    assert ended.stderr.startswith("Not tried: there is no ")
    assert "sudo apt-get install" in ended.stderr


MANIFEST = "{http://schemas.microsoft.com/SMI/%s/WindowsSettings}%s"


def test_the_launcher_asks_for_no_rights_and_knows_sharp_screens_and_long_places() -> None:
    manifest = ElementTree.parse(PACKAGING / "windows/digikoers.manifest").getroot()
    said = {item.tag: (item.text or "").strip() for item in manifest.iter()}
    assert said[MANIFEST % (2016, "dpiAwareness")] == "PerMonitorV2"
    assert said[MANIFEST % (2016, "longPathAware")] == "true"
    (level,) = (item for item in manifest.iter() if item.tag.endswith("requestedExecutionLevel"))
    assert level.get("level") == "asInvoker"
    launcher = (PACKAGING / "windows/launcher.c").read_text(encoding="utf-8")
    assert "SetCurrentProcessExplicitAppUserModelID" in launcher
    resources = (PACKAGING / "windows/digikoers.rc").read_text(encoding="utf-8")
    assert all(word in resources for word in ("ICON", "RT_MANIFEST", "VERSIONINFO", "VERSION_NUMBERS"))


def test_the_installer_stays_within_what_is_the_users_own_and_takes_away_no_more_than_it_brought() -> None:
    installer = (PACKAGING / "windows/digikoers.nsi").read_text(encoding="utf-8")
    assert "RequestExecutionLevel user" in installer
    assert "HKLM" not in installer
    assert "$LOCALAPPDATA" in installer
    uninstaller = installer[installer.index("Section Uninstall") :]
    assert '!include "${OWN}"' in uninstaller
    assert "RMDir /r" not in installer


def test_everything_is_asked_for_by_its_hash() -> None:
    recipe = (PACKAGING / "windows/build").read_text(encoding="utf-8")
    assert "--require-hashes" in recipe
    assert "--only-binary :all:" in recipe


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_for_it_names_what_they_look_for(language: str) -> None:
    page = (GUIDE / f"it.{language}.md").read_text(encoding="utf-8")
    places = (r"%LOCALAPPDATA%\Programs\Digikoers", r"%LOCALAPPDATA%\Digikoers", "~/.local/share/Digikoers")
    silent = ("/S", "/D=", "uninstall.exe /S", "apt install", "apt remove")
    lines = {f"`{name}`" for name in presets.Presets._fields} - {"`source`", "`unusable`"}
    for words in (*places, *silent, *lines, "digikoers.ini", "backups", "DPIA", "NOTICES.txt", "CycloneDX", "Mac"):
        assert words in page, words
    assert f"digikoers-{__version__}-setup.exe" in page

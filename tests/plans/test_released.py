"""What a released version wrote stays as it was: its scripts, libraries and plan files; a new form is a new version."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from plans import __version__
from plans.revisions import REVISIONS
from tests.plans.released import ROOT, checksum, files, released
from tests.plans.stored_files import STORED

CHANGELOG = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("version", released())
def test_nothing_of_a_released_version_changed(version: str) -> None:
    pinned = released()[version]
    now = {path.relative_to(ROOT).as_posix(): checksum(path) for path in files(pinned["revision"])}
    changed = [name for name, sum_ in pinned["files"].items() if now.get(name) != sum_]
    assert not changed, f"people have these from {version}: {changed}. Write a new revision instead."


@pytest.mark.parametrize("version", released())
def test_every_revision_until_a_released_one_has_its_script_and_its_files(version: str) -> None:
    pinned = released()[version]
    assert pinned["revision"] in REVISIONS
    until = [revision for revision in REVISIONS if revision <= pinned["revision"]]
    scripts = [Path(name).name[:4] for name in pinned["files"] if name.endswith(".py")]
    assert scripts == until
    # Those of the newest are stored before the next one comes.
    assert set(until[:-1]) <= set(STORED)


def test_a_new_form_is_a_new_version() -> None:
    assert released()[__version__]["revision"] == REVISIONS[-1], (
        f"Version {__version__} was pinned at another revision. Raise the version in plans/__init__.py when it has its "
        f"tag, and run python -m tests.plans.released: the last thing before a tag."
    )


def test_the_version_stands_in_one_place_and_in_the_changelog() -> None:
    assert re.search(rf"^## \[{re.escape(__version__)}\] - \d{{4}}-\d\d-\d\d$", CHANGELOG, re.MULTILINE)
    headings = re.findall(r"^## \[(.+?)\]", CHANGELOG, re.MULTILINE)
    assert set(released()) <= set(headings)
    # Anywhere else it is asked for, or stands in the name of a package.
    named = re.compile(rf"""["'=]{re.escape(__version__)}["']""")
    code = [path for name in ("plans", "desktop", ".packaging") for path in (ROOT / name).rglob("*")]
    code = [path for path in code if path.is_file() and path.suffix in (".py", ".spec", ".nsi", "")]
    found = [path for path in code if named.search(path.read_text(encoding="utf-8"))]
    assert [path.relative_to(ROOT).as_posix() for path in found] == ["plans/__init__.py"]

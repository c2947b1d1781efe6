"""The last version that two laptops have in common: kept when a file goes out or comes in, found when it comes back."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

from plans import anonymise, common_versions
from plans.exchange import plan_file
from plans.merging import merge
from plans.plan import Plan
from plans.plan_json import serialise
from tests.plans.strategies import filled_plan


@pytest.fixture
def mine() -> Plan:
    return filled_plan()


def send(plan: Plan, folder: Path, path: Path) -> None:
    """Give a plan out as a file, as the window does."""
    common_versions.keep_given(folder, plan)
    plan_file.write(plan, path)


def test_a_file_that_comes_back_is_merged_with_what_was_given_out(mine: Plan, tmp_path: Path) -> None:
    here, there, path = tmp_path / "here", tmp_path / "there", tmp_path / "a.jaarplan"
    send(mine, here, path)
    given = serialise(mine)
    theirs, _notice = plan_file.read(path)
    common_versions.keep(there, theirs)
    theirs.goals[0].title = "Van de ander"
    mine.team.name = "Van mij"
    # Another version goes to somebody else, and is not the base.
    send(mine, here, tmp_path / "c.jaarplan")
    send(theirs, there, path)
    back, _notice = plan_file.read(path)
    base = common_versions.common_version(here, back)
    assert base is not None
    assert serialise(base) == given
    merged = merge(base, mine, back)
    assert merged.is_silent
    assert (merged.plan.goals[0].title, merged.plan.team.name) == ("Van de ander", "Van mij")
    # From then on that file is what both have.
    common_versions.keep(here, back)
    send(merged.plan, here, path)
    again, _notice = plan_file.read(path)
    later = common_versions.common_version(there, again)
    assert later is not None
    assert serialise(later) == serialise(back)


def test_what_has_no_version_in_common_has_no_base(mine: Plan, tmp_path: Path) -> None:
    path = tmp_path / "a.jaarplan"
    plan_file.write(mine, path)
    assert common_versions.common_version(tmp_path / "none", plan_file.read(path)[0]) is None
    send(mine, tmp_path / "here", path)
    assert anonymise.anonymised(mine).ancestors == (), "roles would come in the place of names"
    assert plan_file.with_new_keys(mine).ancestors == ()
    assert plan_file.copy(mine).ancestors == ()


def test_a_version_that_was_rewritten_is_no_base(mine: Plan, tmp_path: Path) -> None:
    """Whoever forgets a person rewrites every plan file beside the library."""
    path = tmp_path / "a.jaarplan"
    send(mine, tmp_path, path)
    came, _notice = plan_file.read(path)
    assert common_versions.common_version(tmp_path, came) is not None
    [kept] = tmp_path.glob("common-*")
    plan, _notice = plan_file.read(kept)
    plan.people[2].name = "digicoach"
    plan_file.write(plan, kept)
    assert common_versions.common_version(tmp_path, came) is None
    kept.write_bytes(b"{")
    assert common_versions.common_version(tmp_path, came) is None


def test_only_so_many_are_kept_and_only_the_owner_reads_them(mine: Plan, tmp_path: Path) -> None:
    for number in range(common_versions.MOST + 5):
        mine.team.name = f"Team {number}"
        common_versions.keep_given(tmp_path, mine)
        common_versions.keep_given(tmp_path, mine)
    kept = sorted(tmp_path.glob("common-*"))
    assert len(kept) == common_versions.MOST
    assert plan_file.read(kept[-1])[0].team.name == f"Team {common_versions.MOST + 4}"
    if sys.platform != "win32":
        assert {stat.S_IMODE(path.stat().st_mode) for path in kept} == {0o600}


def test_a_file_without_ancestors_is_as_it_was(mine: Plan) -> None:
    assert b"ancestors" not in plan_file.encode(mine)
    mine.ancestors = ("a" * 64,)
    read, _notice = plan_file.decode(plan_file.encode(mine))
    assert read.ancestors == ("a" * 64, plan_file.version_key(mine))

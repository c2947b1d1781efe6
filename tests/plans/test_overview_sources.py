"""The door of the overview: summaries that were kept are those of the plans, and nothing old or private is kept."""

from __future__ import annotations

import dataclasses
import os
import shutil
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans import overview_sources, portfolio
from plans.anonymise import forgetting, traces
from plans.edits import apply, change
from plans.exchange import plan_file, plan_folder
from plans.plan import Plan
from plans.portfolio import Source, Summary, kept
from plans.storage import file_summaries, summaries
from plans.storage.file_summaries import FileSummaries
from plans.storage.library import Library
from resources import language
from tests.plans.strategies import filled_plan, plans
from tests.properties import examples

PASSPHRASE = "vier woorden bij elkaar"


def sample(team: str = "De Linde") -> Plan:
    plan = plan_file.with_new_keys(plan_file.read(plan_file.SAMPLE)[0])
    plan.team.name = team
    return plan


def changed(plan: Plan, team: str) -> list:  # type: ignore[type-arg]
    edits = [change(plan.team, "name", team)]
    apply(plan, edits)
    return edits


def collected(*paths: Path) -> portfolio.Collection:
    known = FileSummaries()
    try:
        return portfolio.collect(overview_sources.of_paths(paths, known=known))
    finally:
        known.close()


@pytest.fixture
def unread(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The plan files that are read whole from here on."""
    found: list[Path] = []
    before = plan_file.read

    def read(path: Path, passphrase: str | None = None) -> tuple[Plan, str | None]:
        found.append(path)
        return before(path, passphrase)

    monkeypatch.setattr(plan_file, "read", read)
    return found


def settled(*paths: Path) -> None:
    """Let files be as old as they are when somebody looks at them another day."""
    for path in paths:
        os.utime(path, (1_700_000_000, 1_700_000_000))


@pytest.fixture(autouse=True)
def _nothing_is_fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_summaries, "FRESH", 0)


# What is kept says what the plan says


@examples(50)
@given(plans())
def test_a_summary_comes_back_as_it_was(plan: Plan) -> None:
    one = portfolio.summary(plan)
    assert kept.load(kept.dump(one)) == one


@examples(15)
@given(st.lists(plans(), min_size=1, max_size=3, unique_by=lambda plan: plan.id), st.data())
def test_the_library_keeps_the_summary_of_each_plan_as_it_is(
    tmp_path_factory: pytest.TempPathFactory, found: list[Plan], data: st.DataObject
) -> None:
    library = Library.open(tmp_path_factory.mktemp("library") / "digikoers.db")
    try:
        for plan in found:
            library.create(plan)
        plan = data.draw(st.sampled_from(found))
        for name in data.draw(st.lists(st.text(alphabet="abc", max_size=5), max_size=3)):
            library.write(plan, changed(plan, name))
        for _time in range(2):
            shown = {item.plan_id: item for item in portfolio.collect(overview_sources.of_library(library)).summaries}
            assert shown == {plan.id: portfolio.summary(library.load(plan.id)) for plan in found}
        assert library.kept_summaries([plan.id for plan in found]).keys() == {plan.id for plan in found}
    finally:
        library.close()


def test_an_edit_takes_the_summary_away_with_it(tmp_path: Path) -> None:
    library, plan = Library.open(tmp_path / "digikoers.db"), filled_plan()
    library.create(plan)
    assert library.make_summaries([plan.id])
    assert library.kept_summaries([plan.id])
    library.write(plan, changed(plan, "De Beuk"))
    assert not library.kept_summaries([plan.id])
    with closing(sqlite3.connect(library.path)) as connection:
        assert connection.execute("SELECT count(*) FROM summary").fetchone() == (0,)
    library.close()


@pytest.mark.parametrize("spoiled", ["", "{}", "{", "[1]", "null"])
def test_what_is_no_summary_is_made_anew(tmp_path: Path, spoiled: str) -> None:
    library, plan = Library.open(tmp_path / "digikoers.db"), filled_plan()
    library.create(plan)
    library.make_summaries([plan.id])
    with closing(sqlite3.connect(library.path)) as connection:
        connection.execute("UPDATE summary SET content = ?", (spoiled,))
        connection.commit()
    (one,) = portfolio.collect(overview_sources.of_library(library)).summaries
    assert one == portfolio.summary(plan)
    library.close()


def test_a_summary_of_another_form_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library, plan = Library.open(tmp_path / "digikoers.db"), filled_plan()
    library.create(plan)
    library.make_summaries([plan.id])
    monkeypatch.setattr(kept, "FORM", kept.FORM + 1)
    assert not library.kept_summaries([plan.id])
    library.close()


def test_ten_thousand_are_asked_for_in_few_queries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(overview_sources, "AT_ONCE", 5)
    library = Library.open(tmp_path / "digikoers.db")
    for _number in range(12):
        library.create(sample())
    library.make_summaries([plan.id for plan in library.plans()])
    queries: list[int] = []
    before = summaries.read

    def read(connection: sqlite3.Connection, keys: list) -> dict:  # type: ignore[type-arg]
        queries.append(len(keys))
        return before(connection, keys)

    monkeypatch.setattr(summaries, "read", read)
    monkeypatch.setattr(Library, "load_several", lambda *_: pytest.fail("a plan was read"))
    sources = overview_sources.of_library(library)
    for _time in range(2):
        assert len(portfolio.collect(sources).summaries) == 12
    assert queries == [5, 5, 2] * 2
    library.close()


def test_a_library_file_is_read_as_a_folder_is(tmp_path: Path) -> None:
    library, plan = Library.open(tmp_path / "digikoers.db"), sample()
    library.create(plan)
    library.close()
    before = library.path.read_bytes()
    (one,) = collected(library.path).summaries
    assert one == portfolio.summary(plan)
    assert library.path.read_bytes() == before


# Files


def test_a_file_is_read_once(tmp_path: Path, unread: list[Path]) -> None:
    folder = tmp_path / "teams"
    folder.mkdir()
    for name in ("a", "b"):
        plan_file.write(sample(name), folder / f"{name}.jaarplan")
    unread.clear()
    first = collected(folder)
    assert len(unread) == 2
    assert collected(folder) == first
    assert len(unread) == 2
    assert first == portfolio.collect(plan_folder.sources([folder]))


def test_a_file_that_changed_is_read_again_whatever_its_time_says(tmp_path: Path, unread: list[Path]) -> None:
    path = tmp_path / "team.jaarplan"
    plan = sample("Noord")
    plan_file.write(plan, path)
    settled(path)
    collected(path)
    plan.team.name = "Oost!"
    plan_file.write(plan, path)
    settled(path)
    (one,) = collected(path).summaries
    assert one.team == "Oost!"


def test_a_file_of_this_moment_is_looked_into(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_summaries, "FRESH", 10**12)
    path = tmp_path / "team.jaarplan"
    plan_file.write(sample(), path)
    collected(path)
    known = FileSummaries()
    now = file_summaries.signature(path)
    assert now
    assert known.of_file(path, now) is None
    known.close()


def test_what_was_renamed_or_copied_is_known_by_its_checksum(tmp_path: Path, unread: list[Path]) -> None:
    path = tmp_path / "team.jaarplan"
    plan_file.write(sample(), path)
    collected(path)
    unread.clear()
    shutil.copy(path, tmp_path / "copy.jaarplan")
    path.rename(tmp_path / "other.jaarplan")
    assert len(collected(tmp_path).skipped) == 1
    assert unread == []


def test_with_roles_the_plans_themselves_are_read() -> None:
    seen: list[Plan] = []

    def look(plan: Plan) -> Plan:
        seen.append(plan)
        return plan

    plan = sample()
    source = Source("a", "a", lambda: plan, known=lambda: pytest.fail("what was kept was taken"))
    portfolio.collect([source], seen=look)
    assert seen == [plan]


# The store


def stored() -> bytes:
    return b"".join(path.read_bytes() for path in file_summaries.place().parent.glob(f"{file_summaries.NAME}*"))


@pytest.mark.skipif(os.name == "nt", reason="a mode says nothing on Windows")
def test_only_its_owner_reads_it(tmp_path: Path) -> None:
    path = tmp_path / "team.jaarplan"
    plan_file.write(sample(), path)
    before = os.umask(0)
    try:
        collected(path)
    finally:
        os.umask(before)
    assert stat.S_IMODE(file_summaries.place().stat().st_mode) == 0o600
    assert stat.S_IMODE(file_summaries.place().parent.stat().st_mode) == 0o700


def test_nothing_is_kept_of_a_closed_file(tmp_path: Path) -> None:
    path = tmp_path / "team.jaarplan"
    plan_file.write(sample("Geheim"), path, PASSPHRASE)
    known = FileSummaries()
    read = lambda item: plan_file.read(item, PASSPHRASE)[0]  # noqa: E731
    assert len(portfolio.collect(overview_sources.of_paths([path], read, known)).summaries) == 1
    known.close()
    assert b"Geheim" not in stored()


@pytest.mark.parametrize("spoiled", [b"", b"rommel" * 1000, b"SQLite format 3\0" + b"x" * 5000])
def test_a_spoiled_store_is_begun_anew(tmp_path: Path, spoiled: bytes) -> None:
    path = tmp_path / "team.jaarplan"
    plan_file.write(sample(), path)
    file_summaries.place().parent.mkdir(parents=True, exist_ok=True)
    file_summaries.place().write_bytes(spoiled)
    for _time in range(2):
        assert len(collected(path).summaries) == 1
    assert b"De Linde" in stored()


def test_where_nothing_can_be_kept_files_are_read_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / "team.jaarplan"
    plan_file.write(sample(), path)
    file_summaries.place().mkdir(parents=True)
    assert len(collected(path).summaries) == 1


def test_what_is_no_longer_in_the_folder_goes_out_of_it(tmp_path: Path) -> None:
    folder = tmp_path / "teams"
    folder.mkdir()
    for name in ("De Beuk", "De Eik"):
        plan_file.write(sample(name), folder / f"{name}.jaarplan")
    collected(folder)
    (folder / "De Eik.jaarplan").unlink()
    collected(folder)
    assert b"De Beuk" in stored()
    assert b"De Eik" not in stored()


def test_whoever_is_forgotten_is_in_no_summary(tmp_path: Path) -> None:
    """Neither in what is kept of files, nor in that of the library and its copies."""
    library, plan = Library.open(tmp_path / "data" / "digikoers.db"), sample()
    leader = plan.leader
    assert leader
    leader.name = "Quirina Zonderland"
    library.create(plan)
    library.copy("import")
    plan_file.write(plan, tmp_path / "team.jaarplan")
    collected(tmp_path / "team.jaarplan")
    name = b"Zonderland"
    assert name in stored()
    found = traces.search(library, plan, forgetting.names_of(plan, leader), "teamleider")
    apply(plan, found.here.edits)
    library.write(plan, found.here.edits)
    assert traces.carry_out(library, found, {item.path: "rewrite" for item in found.files}) == []
    library.close()
    for path in (*library.path.parent.rglob("*"), *file_summaries.place().parent.rglob("*")):
        if path.is_file():
            assert name not in path.read_bytes(), path.name
    (one,) = collected(library.path).summaries
    assert "Zonderland" not in one.leader


def test_in_another_language_it_is_made_anew(tmp_path: Path) -> None:
    """What is asked of a manager is said in the language in use."""
    library, plan = Library.open(tmp_path / "digikoers.db"), filled_plan()
    library.create(plan)
    library.make_summaries([plan.id])
    with language.speaking("en"):
        assert not library.kept_summaries([plan.id])
        (one,) = portfolio.collect(overview_sources.of_library(library)).summaries
        assert one == portfolio.summary(plan)
    library.close()


def test_the_form_goes_up_with_what_a_summary_holds() -> None:
    """When this fails, a summary holds something else than before: raise ``kept.FORM``, and write its digits here."""
    held = (Summary, portfolio.GoalLine, portfolio.AskLine, portfolio.ManagerRequest)
    fields = {item.__name__: [field.name for field in dataclasses.fields(item)] for item in held}
    assert (kept.FORM, plan_file.checksum(fields)[:12]) == (2, "c8521265d631")

"""Random sequences through the real window, with every feature that changes a plan: all undone and all redone."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from itertools import zip_longest
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from plans.cards import deck
from plans.edits import Edit, addition, apply, change, inverse, removal
from plans.exchange import plan_file
from plans.house_pack import making, pack
from plans.house_pack.parts import PARTS
from plans.plan import Plan
from plans.plan_json import serialise
from plans.storage.library import Library
from plans.subjects.goals import Goal
from tests.desktop.person import Person
from tests.desktop.test_history import TITLE
from tests.plans.importing import files_of_kinds as sheets
from tests.torture.anybody import Anybody

SHARES, SEQUENCES = 10, 100
"""A thousand sequences, a hundred of them in one window."""
DAY = dt.date(2026, 11, 26)


@pytest.fixture(autouse=True)
def _no_cards_left() -> object:
    yield
    deck.choose_house(())


def records(plan: Plan) -> dict[str, Any]:
    """Everything in a plan, but for when it was saved."""
    form = serialise(plan)
    row = {key: value for key, value in form["plan"].items() if key not in ("revision", "changed_at")}
    return {**form["records"], "plan": [row]}


def unlike(found: dict[str, Any], expected: dict[str, Any]) -> list[str]:
    """Name the tables and fields in which two plans differ."""
    return [
        f"{table} {place} {field}: {one.get(field)!r:.60} for {other.get(field)!r:.60}"
        for table in expected
        for place, (one, other) in enumerate(zip_longest(found[table], expected[table], fillvalue={}))
        for field in {**one, **other}
        if one.get(field) != other.get(field)
    ]


def library_with_copies(path: Path, plan: Plan) -> None:
    """Keep the sample in a library with two copies in which it was another one."""
    library = Library.open(path)
    library.create(plan)
    steps_taken: list[Edit] = []
    for step in (
        [change(plan.goals[0], "title", "Anders"), change(plan.team, "name", "Anders")],
        [*removal(plan, plan.goals[1]), *addition(plan, Goal, title="Nieuw", parked=True)],
    ):
        apply(plan, step)
        library.write(plan, step)
        library.copy("import")
        steps_taken += step
    back = inverse(steps_taken)
    apply(plan, back)
    library.write(plan, back)
    library.close()


def lists_and_packs(folder: Path, plan: Plan) -> tuple[list[Path], list[Path]]:
    """Make lists as people have them, and a house pack with a newer version of it."""
    lists = [
        sheets.xlsx(
            folder / "alles.xlsx",
            ("Acties", [["Actie", "Wie", "Deadline"], ["Lampen ophangen", "Marloes de Wit", "1 mei 2027"]]),
            ("Begroting", [["Waarvoor", "Kwartaal 1", "Kwartaal 2"], ["Statieven", 120, "1.250,50"]]),
        ),
        sheets.xlsx(folder / "mensen.xlsx", ("Team", [["Naam", "Rol"], ["Piet Bakker", "digicoach"], ["Jan", ""]])),
        sheets.docx(folder / "plan.docx", "# Doelen", [["Doel", "Resultaat"], ["Rust", "Minder alarmen"]]),
    ]
    older = newer = None
    packs = [folder / "een.huispakket", folder / "twee.huispakket"]
    for number, path in enumerate(packs):
        plan.vision.why = f"Het waarom van het huis, {number}"
        ways = {**dict.fromkeys(PARTS, "propose"), "message": "lock"}
        newer = making.make([plan], making.Making("Zonneweide", ways, news="Nieuw" if older else ""), DAY, older)
        pack.write(newer, path)
        older = newer
    return lists, packs


@pytest.mark.parametrize("part", range(SHARES))
def test_random_sequences_through_the_window(start, tmp_path: Path, sample: Plan, part: int) -> None:
    library_with_copies(tmp_path / "test.db", sample)
    lists, packs = lists_and_packs(tmp_path, plan_file.copy(sample))
    me: Person = start()
    me.push(TITLE)
    first, acts, undone = records(me.window.walk.document.plan), Counter[str](), 0
    for seed in range(part * SEQUENCES, (part + 1) * SEQUENCES):
        somebody = Anybody(me, seed, lists, packs)
        for _time in range(somebody.chance.randint(2, 8)):
            somebody.act()
            assert QApplication.activeModalWidget() is None, seed
        document = somebody.document
        document.commit_requested.emit()
        last, is_end = records(document.plan), not document.can_redo
        undone += len(document._done)
        somebody.all_undone()
        assert unlike(records(document.plan), first) == [], (seed, somebody.done)
        somebody.all_redone()
        again = records(document.plan)
        assert records(document.library.load(document.plan.id)) == again, seed
        assert unlike(again, last) == [] or not is_end, (seed, somebody.done)
        somebody.all_undone()
        assert unlike(records(document.plan), first) == [], (seed, somebody.done)
        acts += somebody.done
    done = ", ".join(f"{what} {acts[what]}" for what in sorted(acts))
    print(f"\n{SEQUENCES} sequences through the window, {undone} steps undone and redone: {done}")

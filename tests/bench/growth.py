"""How time and memory grow with the size of a plan and with the number of plans: a straight line or better.

``python -m tests.bench.growth`` measures plans of 1, 5 and 20 times the sample, libraries of 10, 1,000 and 10,000 plans
and folders of 10, 100 and 1,000 files; each in a process of its own. Times are those of the processor: another program
in between does not count. Python does not look for garbage meanwhile, as in the window, which does that itself when
nothing is going on: on the command line it looks through all summaries again and again, and an overview of 10,000 plans
takes 1.4 times as long as a straight line.
"""

from __future__ import annotations

import gc
import os
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

from tests.bench.first_paint import peak

TIMES = (1, 5, 20)
PLANS = (10, 1_000, 10_000)
FILES = (10, 100, 1_000)
BEND = 1.25
"""How much faster than what it holds something may grow before it is called a bend."""
PATIENCE = 1_200
SETTLED = 10
"""Rounds of the event loop after which nothing is left to do."""
FEW = 20.0
"""Milliseconds and megabytes below which nobody notices whether a line is straight."""

ROUNDS = 7
"""Edits of which the middle one counts: what is saved waits for the disk now and then."""

NOT_COPIED = {"versions", "closings", "reviews", "user_types"}
"""The tables of a plan of which there are as many in a large one."""


def larger(times: int) -> Any:
    """Return the sample with so many times its records."""
    from plans.exchange import plan_file
    from plans.plan import SINGLE, TABLES

    sample, _notice = plan_file.read(plan_file.SAMPLE)
    plan = plan_file.with_new_keys(sample)
    for _copy in range(times - 1):
        other = plan_file.with_new_keys(sample)
        for name in TABLES.keys() - SINGLE - NOT_COPIED:
            rows = plan.table(name)
            for row in other.table(name):
                row.plan_id, row.position = plan.id, len(rows)
                rows.append(row)
    return plan


def fill(path: Path, count: int) -> None:
    """Make a library with so many copies of the sample, by SQLite alone: row for row, with keys of their own."""
    from plans.exchange import plan_file
    from plans.storage.library import Library

    library = Library.open(path)
    sample = plan_file.with_new_keys(plan_file.read(plan_file.SAMPLE)[0])
    library.create(sample)
    library.make_summaries([sample.id])
    library.close()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for pragma in ("synchronous=OFF", "foreign_keys=OFF", "journal_mode=MEMORY"):
            connection.execute(f"PRAGMA {pragma}")
        connection.create_function("other", 2, lambda key, number: key and f"{int(key, 16) ^ (number << 64):032x}")
        connection.execute("BEGIN")
        connection.execute("CREATE TEMP TABLE copy AS SELECT 0 AS number WHERE false")
        connection.executemany("INSERT INTO copy VALUES (?)", [(number,) for number in range(1, count)])
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        for (name,) in tables:
            if name != "alembic_version" and not name.startswith("sqlite_"):
                columns = [row[1] for row in connection.execute(f'PRAGMA table_info("{name}")')]
                values = ", ".join(_copied(name, column) for column in columns)
                connection.execute(f'INSERT INTO "{name}" SELECT {values} FROM "{name}", copy')
        connection.execute("UPDATE plan SET sequence = rowid")
        connection.execute("COMMIT")


def _copied(table: str, column: str) -> str:
    value = f'"{table}"."{column}"'
    return f"other({value}, copy.number)" if column == "id" or column.endswith("_id") else value


@contextmanager
def measured(what: str, clock: Callable[[], float] = time.process_time) -> Iterator[None]:
    """Tell how many milliseconds of processor time something takes, and the most memory until then.

    By the clock of its thread what is done beside the window does not count, such as checking a large library.
    """
    gc.collect()
    gc.disable()
    begin = clock()
    yield
    tell(what, (clock() - begin) * 1000)


def tell(what: str, spent: float) -> None:
    """Tell how many milliseconds something took."""
    print(f"{what}\t{spent:.1f}\t{peak():.0f}", flush=True)


def median_cost(act: Callable[[int], object]) -> float:
    """Return the milliseconds that this thread works for the middle one of several rounds of something."""
    taken = []
    for number in range(ROUNDS):
        begin = time.thread_time()
        act(number)
        taken.append((time.thread_time() - begin) * 1000)
    return statistics.median(taken)


def one_plan(times: int, folder: Path) -> None:
    """Measure a plan of so many times the sample, as a person meets it."""
    from plans.exchange import plan_file

    path = folder / f"{times}.jaarplan"
    plan_file.write(larger(times), path)
    with measured("open"):
        app, window = _opened(["--library", str(folder / f"{times}.db"), str(path)])
    in_window(app, window)
    from plans import portfolio

    with measured("overview"):
        portfolio.summary(window.walk.document.plan)
    os._exit(0)


def in_window(app: Any, window: Any) -> None:
    """Measure an edit, going past all pages, the check and a print of the plan that is open."""
    document = window.walk.document

    def settle(act: Callable[[], object]) -> None:
        act()
        for _round in range(SETTLED):
            app.processEvents()

    from plans.derived import line_amounts, steps
    from plans.printing import printer

    window.walk.go("goals")
    settle(lambda: document.set_value(document.plan.goals[0], "title", "Eerst"))

    def edit(number: int) -> None:
        settle(lambda: document.set_value(document.plan.goals[0], "title", f"Anders {number}"))

    tell("edit", median_cost(edit))
    for name in steps.PAGES:
        settle(lambda name=name: window.walk.go(name))
    with measured("page switch, all pages", time.thread_time):
        for name in steps.PAGES:
            settle(lambda name=name: window.walk.go(name))
    plan = document.plan
    with measured("check", time.thread_time):
        steps.findings(plan, line_amounts.amounts(plan))
    with measured("print", time.thread_time), tempfile.TemporaryDirectory() as folder:
        printer.write(plan, Path(folder) / "plan.pdf")


def one_library(count: int, folder: Path) -> None:
    """Measure a library of so many plans."""
    from plans import overview_sources, portfolio
    from plans.storage import local_state
    from plans.storage.library import Library

    path = folder / f"library-{count}.db"
    fill(path, count)
    local_state.note_left(path)
    with measured("open"):
        library = Library.open(path)
    with measured("list"):
        (first, *_rest) = library.plans(most=300)
    before = peak()
    with measured("overview"):
        gathered = portfolio.collect(overview_sources.of_library(library))
    assert len(gathered.summaries) == count
    print(f"summaries\t0\t{peak() - before:.0f}")
    with measured("check and copy, beside the window"):
        library.check()
    library.close()
    app, window = _opened(["--library", str(path)])
    window.start.open_plan.emit(str(first.id))
    while window.walk is None:
        app.processEvents()
    in_window(app, window)
    os._exit(0)


def one_folder(count: int, folder: Path) -> None:
    """Measure a folder of so many plan files: read for the first time, and again."""
    from plans import overview_sources, portfolio
    from plans.exchange import plan_file
    from plans.storage.file_summaries import FRESH, FileSummaries

    teams = folder / f"teams-{count}"
    teams.mkdir()
    sample, _notice = plan_file.read(plan_file.SAMPLE)
    for number in range(count):
        # Another plan by its key alone: that is enough to be another one, and made in a moment.
        plan = plan_file.copy(sample)
        plan.record.id = uuid4()
        for row in plan.records():
            row.plan_id = plan.id
        (teams / f"{number}.jaarplan").write_bytes(plan_file.encode(plan))
    # What was written just now is looked into once more.
    time.sleep(FRESH / 1e9)
    for what in ("overview", "overview, again"):
        known = FileSummaries()
        with measured(what):
            gathered = portfolio.collect(overview_sources.of_paths([teams], known=known))
        known.close()
        assert len(gathered.summaries) == count
    os._exit(0)


def _opened(arguments: list[str]) -> tuple[Any, Any]:
    from PySide6.QtCore import QEventLoop

    from desktop import app as digikoers

    app, window = digikoers.build(arguments)
    loop = QEventLoop()
    window.ready.connect(loop.quit)
    loop.exec()
    return app, window


def _found(kind: str, size: int, folder: Path) -> dict[str, tuple[float, float]]:
    command = [sys.executable, "-m", "tests.bench.growth", kind, str(size), str(folder)]
    outcome = subprocess.run(command, capture_output=True, text=True, check=False, timeout=PATIENCE)
    rows = [line.split("\t") for line in outcome.stdout.splitlines() if "\t" in line]
    if not rows or outcome.returncode:
        sys.exit(outcome.stderr)
    return {what: (float(spent), float(memory)) for what, spent, memory in rows}


def show_kind(kind: str, sizes: tuple[int, ...], title: str) -> None:
    """Print what was measured of all sizes, and where it grows faster than a straight line."""
    print(f"{title:36}" + "".join(f"{f'{size:,}':>20}" for size in sizes))
    with tempfile.TemporaryDirectory(prefix="digikoers-bench-") as name:
        os.environ |= {"HOME": name, "XDG_DATA_HOME": name, "XDG_CONFIG_HOME": name, "XDG_CACHE_HOME": name}
        found = [_found(kind, size, Path(name)) for size in sizes]
    for what in found[0]:
        cells = "".join(f"{f'{item[what][0]:.0f} ms {item[what][1]:.0f} MB':>20}" for item in found)
        spent = [max(item[what][0], FEW) for item in found]
        grown = max(
            spent[place + 1] / spent[place] / (sizes[place + 1] / sizes[place]) for place in range(len(sizes) - 1)
        )
        bends = f"  bends: {grown:.1f} × a straight line" if grown > BEND else ""
        print(f"{what:36}{cells}{bends}")


def show() -> None:
    """Print how everything grows."""
    show_kind("plan", TIMES, "a plan, times the sample")
    print()
    show_kind("library", PLANS, "a library, plans in it")
    print()
    show_kind("folder", FILES, "a folder, plan files in it")


if __name__ == "__main__":
    match sys.argv[1:]:
        case [kind, size, folder]:
            try:
                {"plan": one_plan, "library": one_library, "folder": one_folder}[kind](int(size), Path(folder))
            finally:
                # Only after trouble it comes here, and a window that is open would wait for whoever closes it.
                traceback.print_exc()
                os._exit(1)
        case _:
            show()

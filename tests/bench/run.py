"""`make bench`: how Digikoers compares with bare programs, measured in turns in the same run.

Times differ from machine to machine and from hour to hour; the ratios hold.
"""

from __future__ import annotations

import datetime as dt
import itertools
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pypdf import PdfReader

from resources import SAMPLES
from tests.bench import bundle, coach, growth, importing, office, organisation, portfolio, reading
from tests.bench.first_paint import MEMORY

PAIRS = 9
PATIENCE = 60
"""Seconds after which a window that never came is a failure."""

Measure = Callable[[], float]
"""Runs something once and gives milliseconds, or megabytes."""


@dataclass(frozen=True)
class Row:
    """One thing measured beside a bare program: medians of both and of their ratio, and the bar for the ratio."""

    what: str
    beside: str
    found: tuple[float, float, float]
    bar: float | None = None
    unit: str = "ms"

    def __str__(self) -> str:
        selected, bare, ratio = self.found
        bar = "" if self.bar is None else f"{self.bar:8.2f}{'' if ratio <= self.bar else '  over'}"
        return f"{self.what:34}{self.beside:30}{selected:8.0f}{bare:8.0f} {self.unit}{ratio:8.2f}{bar}"


def pairs(measure: Measure, bare: Measure, count: int = PAIRS) -> tuple[float, float, float]:
    """Run both in turns, after one warm-up each; medians of ours, of bare, and of the ratio within a pair."""
    measure(), bare()
    taken = [(measure(), bare()) for _ in range(count)]
    return (
        statistics.median(our for our, _ in taken),
        statistics.median(other for _, other in taken),
        statistics.median(our / other for our, other in taken),
    )


def window(moment: str, module: str, *arguments: str) -> Measure:
    """Measure a whole process from its start to a moment it tells of."""

    def once() -> float:
        begin = time.monotonic()
        outcome = subprocess.run(
            [sys.executable, "-m", f"tests.bench.{module}", *arguments],
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE,
        )
        shown = dict(line.split() for line in outcome.stdout.splitlines())
        if moment not in shown:
            sys.exit(f"{module} {' '.join(arguments)} never came to “{moment}”:\n{outcome.stderr}")
        return float(shown[MEMORY]) if moment == MEMORY else (float(shown[moment]) - begin) * 1000

    return once


def processor(*arguments: str) -> Measure:
    """Measure the processor time of a whole process of Python, whatever else the machine does meanwhile."""

    def once() -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, check=True, timeout=PATIENCE)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) * 1000

    return once


def copies(sample: Path, folder: Path) -> Iterator[Path]:
    """Return the sample again and again, each time as a plan of its own: one that is known leads to a question."""
    from plans.exchange import plan_file

    plan, _notice = plan_file.read(sample)
    for number in itertools.count():
        path = folder / f"{number}.jaarplan"
        plan_file.write(plan_file.with_new_keys(plan), path)
        yield path


def timed(work: Callable[[], None]) -> Measure:
    def once() -> float:
        begin = time.perf_counter()
        work()
        return (time.perf_counter() - begin) * 1000

    return once


def pdf(folder: Path, sample: Path) -> tuple[float, float, float]:
    """The plan as it is printed, beside its flowables on two bare sheets, without footers and page numbers."""
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

    from plans.exchange import plan_file
    from plans.printing import layout, printer
    from plans.printing import plan as printed
    from plans.printing.request import OPTIONAL
    from resources.language import speaking

    plan, _notice = plan_file.read(sample)

    def sheet(name: str, size: tuple[float, float]) -> PageTemplate:
        frame = Frame(layout.SIDE, layout.BOTTOM, size[0] - 2 * layout.SIDE, size[1] - layout.TOP - layout.BOTTOM,
                      leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)  # fmt: skip
        return PageTemplate(name, [frame], pagesize=size)

    def bare() -> None:
        with speaking("nl"):
            document = BaseDocTemplate(str(folder / "bare.pdf"), pagesize=A4)
            document.addPageTemplates([sheet(layout.UPRIGHT.name, A4), sheet(layout.SIDEWAYS.name, landscape(A4))])
            document.build(printed.flowables(plan, OPTIONAL, dt.date.today()))

    return pairs(timed(lambda: printer.write(plan, folder / "ours.pdf")), timed(bare))


def office_pdf(folder: Path, sample: Path) -> tuple[float, float, float] | None:
    """The plan printed by the command line, beside an office program that turns the same content into a PDF."""
    if office.OFFICE is None:
        return None
    office.by_us(sample, folder / "ours.html")
    document = office.same_content(folder / "ours.html", folder)
    times = pairs(
        timed(lambda: office.by_us(sample, folder / "ours.pdf")),
        timed(lambda: office.by_the_office(document, folder)),
        count=5,
    )
    selected, theirs = (len(PdfReader(folder / name).pages) for name in ("ours.pdf", "made/ours.pdf"))
    print(f"(the office program made {theirs} pages of our {selected})")
    return times


def main() -> None:
    from plans.storage.library import Library

    sample = next(iter(sorted(SAMPLES.glob("*.jaarplan"))))
    with tempfile.TemporaryDirectory(prefix="digikoers-bench-") as name:
        folder = Path(name)
        os.environ |= {"HOME": name, "XDG_DATA_HOME": name, "XDG_CONFIG_HOME": name, "XDG_CACHE_HOME": name}
        # As on a laptop where the program ran before: compiled once, by the warm-up.
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = str(folder / "compiled")
        library = folder / "library.db"
        plans = copies(sample, folder)

        def opened(moment: str, until: str = "ready") -> Measure:
            def once() -> float:
                # As a window leaves it that was closed: one that is stopped half way is as after a power cut.
                Library.open(library).close()
                return window(moment, "real_window", until, "--library", str(library), str(next(plans)))()

            return once

        # As on a laptop where the program ran before, it knows what the system looks like.
        opened("ready")()
        floor = "window + import sqlmodel"
        rows = [
            Row("first paint", "bare window", pairs(opened("paint", "paint"), window("paint", "bare_window")), 1.3),
            Row("ready for typing in a plan", floor, pairs(opened("ready"), window("ready", "floor_window")), 1.2),
            Row(
                "the sample open, peak memory", floor, pairs(opened(MEMORY), window(MEMORY, "floor_window")), 1.5, "MB"
            ),
            Row(
                "check the sample, processor time",
                "import sqlmodel",
                pairs(processor("-m", "desktop.app", "check", str(sample)), processor("-c", "import sqlmodel")),
                1.2,
            ),
            Row("the whole plan as PDF", "bare flowables", pdf(folder, sample), 1.2),
        ]
        beside_office = office_pdf(folder, sample)
    print(f"{'':34}{'beside':30}{'ours':>8}{'bare':>8}   {'ratio':>8}{'bar':>8}")
    for row in rows:
        print(row)
    if beside_office:
        print(Row("print, whole process", "an office program", beside_office))
    else:
        print("print, whole process: there is no office program here to measure it against")
    sys.stdout.flush()
    bundle.show()
    print()
    coach.show()
    print()
    print(reading.report())
    print()
    portfolio.show()
    print()
    importing.show()
    print()
    sys.stdout.flush()
    # In a process of its own, as the program is: what the others left here is looked through for garbage.
    subprocess.run([sys.executable, "-m", "tests.bench.first_page"], check=True, timeout=PATIENCE * 5)
    print(flush=True)
    subprocess.run([sys.executable, "-m", "tests.bench.responsive"], check=True, timeout=PATIENCE * 5)
    print(flush=True)
    subprocess.run([sys.executable, "-m", "tests.bench.editing"], check=True, timeout=PATIENCE * 5)
    print(flush=True)
    growth.show()
    organisation.show()


if __name__ == "__main__":
    main()

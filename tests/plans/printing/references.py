"""What the prints looked like when a person last looked at them, and what changed since.

`make references` compares and writes what changed side by side into build/references; with ARGS=--accept it keeps the
prints of now as the references. Pictures are compared with a tolerance, text exactly.
"""

from __future__ import annotations

import datetime as dt
import html
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops, ImageFilter, ImageStat

from plans import portfolio
from plans.exchange import plan_file
from plans.plan import Plan
from plans.portfolio import Collection
from plans.printing import location_sheet, printer
from plans.printing.request import PrintRequest

KEPT = Path(__file__).parent / "references"
LOOK = Path("build/references")
LOOK_AT_IT = (
    "Look at it with `make references`; if it is as it should be, keep it with `make references ARGS=--accept`."
)

TODAY = dt.date(2027, 8, 2)
DOTS = 45
"""Dots to the inch: small, and enough to see a line move."""
AROUND = 3
"""Pictures are compared dot by dot, each with so many around it on every side."""
TOLERANCE = 32
"""So much (of 255) may these differ on average; another version of the renderer smooths letters in another way."""
MEAN = 2.0
"""So much may a whole page differ."""


def sample() -> Plan:
    return plan_file.read(plan_file.SAMPLE)[0]


def _print(asked: PrintRequest) -> Callable[[], bytes]:
    return lambda: printer.pdf(sample(), asked, today=TODAY, invariant=True)


def _location_sheet() -> bytes:
    teams = []
    for name, goals in (("Team De Linde", 5), ("Nachtteam", 3), ("Wijkteam Noord en de dagbesteding aan het plein", 4)):
        plan = sample()
        plan.team.name = name
        plan.goals = plan.goals[:goals]
        teams.append(portfolio.summary(plan))
    with tempfile.TemporaryDirectory() as folder:
        to = Path(folder) / "sheet.pdf"
        location_sheet.write(Collection(tuple(teams)), to, today=TODAY, invariant=True)
        return to.read_bytes()


PRINTS: dict[str, Callable[[], bytes]] = {
    "summary-nl": _print(PrintRequest("summary")),
    "plan-nl": _print(PrintRequest()),
    "plan-en": _print(PrintRequest(language="en")),
    "poster-a3-nl": _print(PrintRequest("poster")),
    "poster-a4-en": _print(PrintRequest("poster", language="en", paper="A4")),
    "quarter-nl": _print(PrintRequest("quarter", quarter=2)),
    "forms-nl": _print(PrintRequest("forms")),
    "location-sheet-nl": _location_sheet,
}
TEXT_ONLY = {"plan-en"}
"""Its pages look as those of its other language."""


@dataclass(frozen=True)
class Page:
    """One page of a print: its text, and a picture where pictures are compared."""

    text: str
    picture: Image.Image | None


@dataclass(frozen=True)
class Change:
    """A page that is another one than its reference; ``what`` says how."""

    name: str
    number: int
    what: str
    before: Page | None
    after: Page | None

    def __str__(self) -> str:
        return f"{self.name}, page {self.number}: {self.what}"


def pages(name: str, content: bytes) -> list[Page]:
    """Take a print apart into its pages."""
    document = pypdfium2.PdfDocument(content)
    texts = [page.get_textpage().get_text_range().replace("\r\n", "\n").replace("\ufffe", "-") for page in document]
    document.close()
    pictures = [None] * len(texts) if name in TEXT_ONLY else list(_pictures(content))
    return [Page(text, picture) for text, picture in zip(texts, pictures, strict=True)]


def _pictures(content: bytes) -> Iterator[Image.Image]:
    if not shutil.which("pdftoppm"):
        raise FileNotFoundError("pdftoppm is not there: sudo apt-get install poppler-utils qpdf")
    with tempfile.TemporaryDirectory() as folder:
        draw = ["pdftoppm", "-r", str(DOTS), "-png", "-", f"{folder}/page"]
        subprocess.run(draw, input=content, check=True, timeout=120)
        for file in sorted(Path(folder).iterdir()):
            with Image.open(file) as picture:
                yield picture.convert("RGB")


def kept(name: str) -> list[Page]:
    """Read the references of a print; none where there are none yet."""
    texts = KEPT / f"{name}.txt"
    if not texts.exists():
        return []
    found = []
    for number, text in enumerate(texts.read_text(encoding="utf-8").split("\f"), start=1):
        file = KEPT / f"{name}-{number:02}.webp"
        found.append(Page(text.removesuffix("\n"), Image.open(file).convert("RGB") if file.exists() else None))
    return found


def keep(name: str, now: list[Page]) -> None:
    """Make the pages of now the references."""
    KEPT.mkdir(exist_ok=True)
    for old in KEPT.glob(f"{name}-[0-9]*.webp"):
        old.unlink()
    texts = "\f".join(f"{page.text}\n" for page in now)
    (KEPT / f"{name}.txt").write_text(texts, encoding="utf-8", newline="\n")
    for number, page in enumerate(now, start=1):
        if page.picture:
            page.picture.save(KEPT / f"{name}-{number:02}.webp", lossless=True, method=6)


def changes(name: str, before: list[Page], now: list[Page]) -> Iterator[Change]:
    """Return every page that changed, came or went."""
    for number in range(1, max(len(before), len(now)) + 1):
        old, new = (side[number - 1] if number <= len(side) else None for side in (before, now))
        if old is None or new is None:
            yield Change(name, number, "is new" if old is None else "is gone", old, new)
            continue
        how = []
        if old.text.split() != new.text.split():
            how.append("other text")
        if new.picture and (look := seen(old.picture, new.picture)):
            how.append(look)
        if how:
            yield Change(name, number, " and ".join(how), old, new)


def seen(old: Image.Image | None, new: Image.Image) -> str:
    """Say how a picture differs from its reference; nothing where it does not."""
    if old is None:
        return "no picture to compare with"
    if old.size != new.size:
        return f"other paper ({old.size} was, {new.size} is)"
    apart = ImageChops.difference(old, new)
    mean = max(ImageStat.Stat(apart).mean)
    worst = max(most for _least, most in apart.filter(ImageFilter.BoxBlur(AROUND)).getextrema())
    return f"another look (at worst {worst}, on average {mean:.2f})" if worst > TOLERANCE or mean > MEAN else ""


def compare(name: str) -> tuple[list[Page], list[Change]]:
    """Print now and compare with the references."""
    now = pages(name, PRINTS[name]())
    return now, list(changes(name, kept(name), now))


def show(found: list[Change], folder: Path) -> Path:
    """Write what changed side by side: before, after, and the difference."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    rows = []
    for change in found:
        cells = []
        before, after = ((item.picture if item else None) for item in (change.before, change.after))
        apart = (
            ImageChops.invert(ImageChops.difference(before, after).point(lambda value: min(255, 3 * value)))
            if before and after and before.size == after.size
            else None
        )
        for what, picture in (("before", before), ("after", after), ("difference", apart)):
            file = f"{change.name}-{change.number:02}-{what}.png"
            if picture:
                picture.save(folder / file)
            cells.append(f'<td><img src="{file}" alt="{what}"></td>' if picture else "<td>–</td>")
        texts = (html.escape(item.text if item else "") for item in (change.before, change.after))
        rows.append(f"<tr><th colspan=3>{html.escape(str(change))}</th></tr><tr>{''.join(cells)}</tr>")
        if "text" in change.what:
            rows.append("<tr>" + "".join(f"<td><pre>{text}</pre></td>" for text in texts) + "<td></td></tr>")
    index = folder / "index.html"
    look = (
        "<style>td {vertical-align: top} th {text-align: left} img {border: 1px solid gray} pre {width: 40em}</style>"
    )
    index.write_text(f"<!DOCTYPE html><meta charset=utf-8>{look}<table>{''.join(rows)}</table>", encoding="utf-8")
    return index


def main(*asked: str) -> int:
    """Compare every print; show what changed, or keep it."""
    found: list[Change] = []
    for name in PRINTS:
        now, changed = compare(name)
        found += changed
        if "--accept" in asked:
            keep(name, now)
    for change in found:
        print(change)
    if found:
        print(f"Side by side: {show(found, LOOK)}")
    size = sum(file.stat().st_size for file in KEPT.glob("*")) / 1e6
    print(f"{len(found)} pages changed" + (f" and kept; {size:.1f} MB of references." if "--accept" in asked else "."))
    return int(bool(found) and "--accept" not in asked)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

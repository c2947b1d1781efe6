"""The yardstick for printing: an office program that turns a document with the same content into a PDF."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")


def same_content(page: Path, folder: Path) -> Path:
    """Make the office program's own document of the plan as a web page; gives the document."""
    _convert(page, "odt:writer8", folder, "--infilter=HTML (StarWriter)")
    return folder / f"{page.stem}.odt"


def by_the_office(document: Path, folder: Path) -> None:
    """Turn a document into a PDF with the office program, as a process of its own."""
    _convert(document, "pdf", folder / "made")


def _convert(document: Path, kind: str, folder: Path, *more: str) -> None:
    home = f"-env:UserInstallation={(document.parent / 'office').as_uri()}"
    request = [str(OFFICE), home, "--headless", *more, "--convert-to", kind, "--outdir", str(folder), str(document)]
    subprocess.run(request, check=True, capture_output=True, timeout=120)


def by_us(plan: Path, to: Path) -> None:
    """Print a plan with the command line, as a process of its own."""
    subprocess.run(
        [sys.executable, "-m", "desktop.app", "print", str(plan), "--what", "plan", "--to", str(to)],
        check=True,
        capture_output=True,
    )

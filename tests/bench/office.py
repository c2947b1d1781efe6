"""The yardstick for printing: an office program that turns a document with the same pages into a PDF."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from xml.sax.saxutils import escape

from pypdf import PdfReader

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")

_PAGE = '<text:p text:style-name="page">{}</text:p>'
_LINE = "<text:p>{}</text:p>"
_DOCUMENT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:styles><style:default-style style:family="paragraph"><style:text-properties fo:font-size="7pt"/>
</style:default-style><style:style style:name="page" style:family="paragraph">
<style:paragraph-properties fo:break-before="page"/></style:style></office:styles>
<office:body><office:text>{}</office:text></office:body></office:document>"""


def same_pages(pdf: Path, to: Path) -> None:
    """Write a plain document with the lines of every page of a PDF, each page on a new one."""
    body = []
    for page in PdfReader(pdf).pages:
        first, *rest = [escape(line) for line in page.extract_text().splitlines()] or [""]
        body += [_PAGE.format(first), *map(_LINE.format, rest)]
    to.write_text(_DOCUMENT.format("".join(body)), encoding="utf-8")


def by_the_office(document: Path, folder: Path) -> None:
    """Turn a document into a PDF with the office program, as a process of its own."""
    home = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    asked = [str(OFFICE), home, "--headless", "--convert-to", "pdf", "--outdir", str(folder / "made"), str(document)]
    subprocess.run(asked, check=True, capture_output=True, timeout=120)


def by_us(plan: Path, to: Path) -> None:
    """Print a plan with the command line, as a process of its own."""
    subprocess.run(
        [sys.executable, "-m", "desktop.app", "print", str(plan), "--to", str(to)], check=True, capture_output=True
    )

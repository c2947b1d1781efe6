"""A plugin of pytest for runs that share their work: each takes the next file of tests that no other run has taken.

``-p tests.work_queue --queue FOLDER``; in the folder stands an empty file for every file of tests that was taken.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest

FIRST = (
    *("tests/plans/printing/test_print_any_text.py", "tests/plans/printing/test_print_html.py"),
    *("tests/desktop/test_tab_order.py", "tests/desktop/test_print.py", "tests/desktop/test_contrast.py"),
    *("tests/test_contributing.py", "tests/desktop/test_layout.py", "tests/desktop/test_reviews.py"),
)
"""What takes longest: begun last, it would keep one core waiting for the other."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Ask for the folder."""
    parser.addoption("--queue", required=True, type=Path, help="where runs keep which files of tests were taken")


def pytest_configure(config: pytest.Config) -> None:
    """Take part."""
    config.pluginmanager.register(WorkQueue(config.getoption("--queue"), config.rootpath))


class WorkQueue:
    """The files of tests, and which were taken."""

    def __init__(self, folder: Path, root: Path) -> None:
        self._folder, self._root = folder, root

    def pytest_ignore_collect(self, collection_path: Path) -> bool | None:
        """Read no file that another run has taken."""
        return self._mark(collection_path).exists() or None

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Put what takes longest first."""
        places = {self._root / path: place for place, path in enumerate(FIRST)}
        items.sort(key=lambda item: places.get(item.path, len(places)))

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool | None:
        """Run one file after the other, as pytest runs one test after the other."""
        if session.testsfailed or session.config.option.collectonly:
            return None
        work = self._taken(session.items)
        item = next(work, None)
        while item is not None:
            # The next one is taken now: pytest tears down only what that one needs no more.
            following = next(work, None)
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            if session.shouldfail:
                raise session.Failed(session.shouldfail)
            if session.shouldstop:
                raise session.Interrupted(session.shouldstop)
            item = following
        return True

    def _taken(self, items: list[Any]) -> Iterator[Any]:
        for path, group in groupby(items, key=lambda item: item.path):
            try:
                self._mark(path).touch(exist_ok=False)
            except FileExistsError:
                continue
            yield from group

    def _mark(self, path: Path) -> Path:
        return self._folder / path.relative_to(self._root).as_posix().replace("/", "+")

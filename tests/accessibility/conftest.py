"""Where a machine has no accessibility bus these tests are skipped, and say what it takes."""

from __future__ import annotations

import pytest

from tests.accessibility import session


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what cannot be tried here, with a plain reason."""
    here = [item for item in items if "tests/accessibility" in item.path.as_posix()]
    lacking = session.missing() if here else ""
    for item in here if lacking else ():
        item.add_marker(pytest.mark.skip(reason=f"this machine has no {lacking}: make setup installs it on Debian"))

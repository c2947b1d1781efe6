"""What is new in each version, for who works with the program."""

from __future__ import annotations

from resources.language import current
from resources.texts import entry
from resources.voice import spoken


def news() -> list[tuple[str, tuple[str, ...]]]:
    """Return for every version its number and what changed, the newest first, in the language in use."""
    versions = entry("news", "versions")
    return [
        (key.replace("_", "."), tuple(spoken(item, current()) for item in version["items"]))
        for key, version in versions.items()
    ]

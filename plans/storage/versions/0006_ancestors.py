"""A plan file names the versions that it comes from."""

from __future__ import annotations

revision = "0006"
down_revision = "0005"

form = "87c3a77c5377f6d6"
"""The fingerprint of the tables and the JSON form; a test says when it no longer fits."""


def upgrade() -> None:
    """Change no table: what a file names stands around the plan, not in it."""

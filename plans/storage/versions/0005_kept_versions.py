"""A plan that is kept, in an adopted version or a closed review, says which version its form has."""

from __future__ import annotations

revision = "0005"
down_revision = "0004"

form = "37477eb3b8e23ebf"
"""The fingerprint of the tables and the JSON form; a test says when it no longer fits."""


def upgrade() -> None:
    """Change no table: after every revision the library itself brings what is kept to the newest form."""

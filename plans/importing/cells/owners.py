"""Headings that ask who has something, known by how they are built: "Doelhouder", "Actie-eigenaar", "Goal lead"."""

from __future__ import annotations

import re

from plans.exchange.headings import normalise

_OF = r"(?:doel|actie|taak|punt|klus|project|proces|resultaat|kpi|speerpunt|thema|ambitie|verbeter|norm|indicator)"
_OWNED = re.compile(
    rf"(?:naam )?{_OF}(?:en|s)? ?(?:houd(?:st)?er|eigenaar|eigenares|trekker|trekster|verantwoordelijke?|bewaker|"
    r"bewaakster|drager|hebber|coordinator)s?|"
    r"(?:goal|objective|task|action|project|kpi|target) (?:owner|lead|leader|holder|sponsor)s?"
)


def owned(heading: str) -> list[str]:
    """Return the field for who has the lead, when a heading is a word for who has a goal or a task; nothing else."""
    return ["owner_id"] if _OWNED.fullmatch(normalise(heading)) else []

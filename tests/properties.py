"""How often a property is tried: the same few examples in every `make test`, new and many ones in `make torture`."""

from __future__ import annotations

import os
import random
from typing import Any

from hypothesis import settings

SAME, TORTURE = "same", "torture"
"""The profiles: examples that only the code decides, and examples by chance."""
_MORE = 10
_SHARE, _LEAST = 3, 4
"""Of the examples of a property one in so many is tried in `make test`, and never fewer than so many."""
_UNSAID = 15
"""Examples of a property that does not say how many."""
_UNSAID_IN_TORTURE = 1_000

settings.register_profile(SAME, deadline=None, max_examples=_UNSAID, derandomize=True, print_blob=True)
settings.register_profile(TORTURE, deadline=None, max_examples=_UNSAID_IN_TORTURE, print_blob=True)


def in_torture() -> bool:
    """Whether this is a torture run, in which everything is tried."""
    return settings.get_current_profile_name() == TORTURE


def seed(usual: int) -> int:
    """Return what draws by chance begin with: the usual in every run, in a torture run another one each time.

    A torture run that failed is repeated with SEED in the environment.
    """
    return int(os.environ.get("SEED", random.randrange(10**9))) if in_torture() else usual


def examples(number: int, **more: Any) -> settings:
    """Try a property on a share of so many examples, in torture on ten times as many; ``more`` as for settings."""
    return settings(max_examples=number * _MORE if in_torture() else max(number // _SHARE, _LEAST), **more)

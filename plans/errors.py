"""Expected trouble: one plain sentence and what to do next."""


class PlanError(Exception):
    """Trouble a user can understand: ``sentence`` says what is wrong, ``advice`` what to do next."""

    def __init__(self, sentence: str, advice: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.advice = advice

    def __str__(self) -> str:
        return f"{self.sentence} {self.advice}".strip()


class Refused(PlanError):
    """A typed value that cannot be taken, with the reason."""


class Damaged(PlanError):
    """A file or library that cannot be read whole."""


class Newer(PlanError):
    """A file or library made by a newer Digikoers; it is never written."""


class ChangedElsewhere(PlanError):
    """Another window saved this plan after it was opened here."""

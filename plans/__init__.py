"""What a plan is, what it must hold, how it is kept, exchanged and printed. Knows no Qt."""

__version__ = "0.1.0"

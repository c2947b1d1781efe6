"""The short plan: its questions, and what it proposes."""

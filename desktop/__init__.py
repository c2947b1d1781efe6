"""The window: what is on the screen, and what pressing it does."""

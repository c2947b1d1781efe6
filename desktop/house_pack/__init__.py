"""The house pack in the window: opening one, making one, and what a newer one changes in a plan."""

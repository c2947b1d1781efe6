"""Tries of what people install, made by `make bundle` and its like; not part of `make test`."""

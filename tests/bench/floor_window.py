"""The floor: the bare window in a process that imports SQLModel first, as a program with a database does."""

import runpy

import sqlmodel  # noqa: F401 - what it takes to load is what is measured

runpy.run_module("tests.bench.bare_window", run_name="__main__")

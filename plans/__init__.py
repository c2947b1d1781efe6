"""What a plan is, what it must hold, how it is kept, exchanged and printed. Knows no Qt."""

import os

__version__ = "0.1.0"

# Before pydantic is loaded: at every start it would look through all installed packages for plugins, and none may
# change what a record takes.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

"""The printed plan, read back by another reader."""

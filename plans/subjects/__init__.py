"""The subjects of a plan: one file each, with its tables and the rules that need only its own records."""

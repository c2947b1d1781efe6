"""What a table may become and its columns may be, proposed and chosen; and what does not belong in a plan."""

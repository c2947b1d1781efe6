"""The tables on a sheet, however they lie: their headings, their lines, and what each line is."""

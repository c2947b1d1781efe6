"""A printout as a Word document, to edit or to paste into another one: made from the same flow as the pages."""

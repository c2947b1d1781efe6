"""PDF with reportlab, one file for each printed thing; only this package imports reportlab."""

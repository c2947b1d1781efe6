"""A printout as one page of HTML that can be read aloud: made from the same flow as the pages of the PDF."""

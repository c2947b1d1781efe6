"""The one layer that every page is made of: fields, tables, cards, and what a page declares of them."""

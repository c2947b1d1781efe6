"""The print window: what to print, its pages as they will be, and saving or printing them."""

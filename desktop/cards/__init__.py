"""The technology cards in the window: finding one, reading it, and taking it over into the open plan."""

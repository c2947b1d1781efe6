"""The quarterly review in five slides: how it stands, how it moves, what we ask, the money and what we decide."""

"""One page per step of the walk, named after its subject; most only declare what stands on them."""

"""The history of the open plan, and the copies of the library: looking into what was, and putting it back."""

"""The short plan: twelve questions that fill the same fields as the whole plan, up to a poster for the wall."""

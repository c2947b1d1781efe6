"""Running text: goals, actions, roles and training written as lines of a text."""

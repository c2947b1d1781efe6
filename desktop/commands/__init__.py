"""What the program can be told to do, in one table: menu, keys, finder and the list of keys are made from it."""

"""Files of any kind read as sheets of cells and the texts of a document; what cannot be read says what it is."""

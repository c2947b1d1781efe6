"""What a cell or a heading says: values, amounts, answers, names, and the field that a heading stands for."""

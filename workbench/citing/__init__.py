"""Citations of articles and of their sentences: in which style, in which form, and how a sentence is found again."""

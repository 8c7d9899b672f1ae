"""The pages of a PDF as they are printed, in place of an original's text."""

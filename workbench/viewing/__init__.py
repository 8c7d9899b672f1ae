"""What a saved original looked like: its pictures, the pages of a PDF, its source, the header of a mail; all read in a worker."""

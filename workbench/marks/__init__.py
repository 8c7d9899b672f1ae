"""The user's marks as a whole: where they stand now, what is done with them, how they are listed, searched, exported and taken in."""

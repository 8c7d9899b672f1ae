"""Lists of documents: references, bookmarks, what services for reading later export. Some of them hold the text, too."""

"""Files that hold others: archives, packed files, what web archivers write."""

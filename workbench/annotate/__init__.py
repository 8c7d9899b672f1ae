"""What is read out of clean text: sentences now; times, actors and statements as they are built."""

"""The command line: one module a command, each a thin face of the services; the proof that the core needs no window."""

"""Broken and hostile files of every format, made when they are asked for."""

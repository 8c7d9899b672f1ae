"""What a whole library knows of one actor: counts, names, company, sources, silence, and every sentence that names it."""

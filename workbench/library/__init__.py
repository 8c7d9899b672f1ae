"""A library on disk: schema, originals, decisions, backups, locks."""

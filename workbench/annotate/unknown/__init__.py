"""Names that no table has: persons, organisations and armed groups, told by the words around them and in them. All are suggestions."""

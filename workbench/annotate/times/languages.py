"""Loads the grammar of a language when its first text is read: together they take longer to load than most articles to read."""

from workbench.annotate.times.grammar import Grammar


def arabic() -> Grammar:
    """Return the grammar of Arabic."""
    from workbench.annotate.times.arabic.rules import arabic as grammar

    return grammar()


def german() -> Grammar:
    """Return the grammar of German."""
    from workbench.annotate.times.german.rules import german as grammar

    return grammar()


def spanish() -> Grammar:
    """Return the grammar of Spanish."""
    from workbench.annotate.times.spanish.rules import spanish as grammar

    return grammar()


def french() -> Grammar:
    """Return the grammar of French."""
    from workbench.annotate.times.french.rules import french as grammar

    return grammar()


def russian() -> Grammar:
    """Return the grammar of Russian."""
    from workbench.annotate.times.russian.rules import russian as grammar

    return grammar()


def turkish() -> Grammar:
    """Return the grammar of Turkish."""
    from workbench.annotate.times.turkish.rules import turkish as grammar

    return grammar()

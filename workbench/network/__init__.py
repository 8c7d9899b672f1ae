"""Who is named together with whom: counted over the articles of a result, and laid out to be drawn."""

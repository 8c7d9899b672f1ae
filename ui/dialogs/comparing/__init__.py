"""Two articles beside each other: sentence by sentence, and by the facts that they say otherwise."""

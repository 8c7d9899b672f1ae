"""The parts of an actor's profile: head, strip of months, lists beside one another, and the sentences that name it."""

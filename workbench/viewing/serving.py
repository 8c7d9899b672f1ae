"""The worker that looks at originals: holds one at a time, and answers what is asked of it."""

from workbench.importing import limits
from workbench.importing.messages import read_exactly, receive, send
from workbench.importing.worker import begin
from workbench.viewing.messages import Wish

# A page that takes longer to draw is given up: the window has a line for it.
CPU_S_PER_SIGHT = 20


def serve_sights(parent: int) -> int:
    """Answer wishes from standard input on standard output until the input ends. Called once, in a process of its own."""

    wishes, answers = begin(parent, _load)
    from workbench.viewing.table import Table

    table = Table()
    while True:
        wish = receive(wishes, Wish)
        if wish is None:
            return 0
        limits.allow_cpu(CPU_S_PER_SIGHT)
        data = read_exactly(wishes, wish.size_bytes) if wish.size_bytes else b""
        answer, pixels = table.answer(wish, data)
        send(answers, answer)
        answers.write(pixels)
        answers.flush()


def _load() -> None:
    # The first original does not wait for all readers to be loaded.
    import workbench.viewing.table  # noqa: F401

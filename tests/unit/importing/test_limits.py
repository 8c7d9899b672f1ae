"""What a worker may not do, tried for real in a process of its own."""

import subprocess
import sys
import textwrap

import pytest

from workbench.importing.workers import Worker, WorkerGoneError

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="seccomp is Linux's")
posix_only = pytest.mark.skipif(sys.platform == "win32", reason="rlimits are POSIX's")


def attempt(code: str, memory: int = 512 * 1024**2) -> str:
    """Run code in a limited process and return what it printed."""
    script = textwrap.dedent("""
        import os, socket, ctypes, subprocess, mmap, sys, threading
        from workbench.importing import limits
        limits.cut_off()
        limits.confine({memory})
        def tried(act):
            try:
                act()
            except (OSError, MemoryError, RuntimeError) as error:
                return type(error).__name__
            return "done"
    """).format(memory=memory) + textwrap.dedent(code)
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60)
    return done.stdout.strip() or f"ended with {done.returncode}: {done.stderr[-200:]}"


@linux_only
@pytest.mark.parametrize(
    "act",
    [
        "lambda: socket.socket()",
        "lambda: socket.socket(socket.AF_UNIX)",
        "lambda: socket.socket(socket.AF_NETLINK, socket.SOCK_RAW)",
        "lambda: socket.socketpair()",
        "lambda: os.fork()",
        "lambda: os.posix_spawn('/bin/true', ['true'], {})",
        "lambda: os.execv('/bin/true', ['true'])",
        "lambda: open('{folder}/new', 'wb')",
        "lambda: open('{folder}/old', 'r+b')",
        "lambda: os.open('{folder}/old', os.O_RDONLY | os.O_TRUNC)",
        "lambda: os.unlink('{folder}/old')",
        "lambda: os.rename('{folder}/old', '{folder}/moved')",
        "lambda: os.mkdir('{folder}/sub')",
        "lambda: os.truncate('{folder}/old', 0)",
        "lambda: os.chmod('{folder}/old', 0)",
        "lambda: os.symlink('a', '{folder}/link')",
        "lambda: os.link('{folder}/old', '{folder}/link')",
        "lambda: os.utime('{folder}/old')",
        "lambda: os.kill(os.getppid(), 0)",
    ],
)
def test_refused_by_the_system(act, tmp_path):
    (tmp_path / "old").write_text("kept")
    assert attempt(f"print(tried({act.replace('{folder}', str(tmp_path))}))") == "PermissionError"
    assert [p.name for p in tmp_path.iterdir()] == ["old"]
    assert (tmp_path / "old").read_text() == "kept"


@linux_only
@pytest.mark.parametrize(
    ("name", "number"), [("socket", 41), ("connect", 42), ("io_uring_setup", 425), ("clone3", 435)]
)
def test_refused_without_the_c_library_too(name, number):
    code = f"""
        libc = ctypes.CDLL(None, use_errno=True)
        print(libc.syscall({number}, 2, 1, 0), ctypes.get_errno())
    """
    import platform

    if platform.machine() != "x86_64":
        pytest.skip("the numbers are those of x86_64")
    assert attempt(code) == "-1 1"


@linux_only
def test_reading_goes_on(tmp_path):
    (tmp_path / "old").write_text("kept")
    assert attempt(f"print(open('{tmp_path}/old').read())") == "kept"


@posix_only
def test_memory_is_bounded():
    assert attempt("print(tried(lambda: bytearray(1024**3)))") == "MemoryError"


@posix_only
def test_a_document_may_take_only_so_much_time():
    code = """
        limits.allow_cpu(1)
        print("started", flush=True)
        while True:
            pass
    """
    assert attempt(code) == "started"


@linux_only
def test_limits_are_in_force_in_a_real_worker():
    with Worker() as worker:
        assert {"no network", "no other programs", "no writing to files", "memory"} <= set(worker.in_force())


@linux_only
def test_a_worker_does_not_outlive_who_started_it():
    code = "from workbench.importing.limits import die_with_parent; die_with_parent(1); print('lived')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout) == (1, "")


@posix_only
def test_memory_eaten_by_a_document_costs_that_document():
    eater = """
import sys
from workbench.importing import limits, pipeline, worker
def eat(file):
    return bytearray(4 * 1024**3)
pipeline.read_document = eat
pipeline.warm_up = lambda: None
sys.exit(worker.serve({parent}))
"""
    import os

    with Worker(lambda: [sys.executable, "-c", eater.format(parent=os.getpid())]) as eating:
        try:
            answer = eating.ask("a.txt", b"x")
        except WorkerGoneError:
            return
        assert "memory" in answer.refusal

"""Takes away from a worker, before it reads a foreign byte, everything that reading does not need.

Linux: seccomp (no sockets, no new programs, nothing written, renamed or deleted) and resource limits. Elsewhere on
POSIX: resource limits. What is called here says what is in force, so that `check` can show it.

Source: Linux Documentation/userspace-api/seccomp_filter.rst; syscall numbers of asm/unistd for x86_64 and arm64.
"""

import ctypes
import errno
import os
import platform
import signal
import struct
import sys

MEMORY_BYTES = 2 * 1024**3  # address space, of which the libraries take 0.5 before the first page
_OPEN_FILES = 64

_PR_SET_PDEATHSIG = 1
_PR_SET_SECCOMP = 22
_PR_SET_NO_NEW_PRIVS = 38
_SECCOMP_MODE_FILTER = 2

# Classic BPF, linux/filter.h and linux/seccomp.h.
_LOAD_WORD, _JUMP_EQUAL, _JUMP_AT_LEAST, _JUMP_BITS, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_ALLOW = 0x7FFF0000
_REFUSE = 0x00050000 | errno.EPERM
_NR_OFFSET, _ARCH_OFFSET = 0, 4
_ARGUMENT_OFFSET = 16  # low word of argument 0; 8 bytes an argument
_X32_BIT = 0x40000000
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC if sys.platform != "win32" else 0

# Calls by name, with their numbers on x86_64 and arm64 (None: no such call).
_Calls = dict[str, tuple[int | None, int | None]]
# Refused before any library is loaded, whatever their arguments: the network, other programs, other processes, the kernel.
_OUTWARD: _Calls = {
    "socket": (41, 198), "connect": (42, 203), "accept": (43, 202), "sendto": (44, 206), "sendmsg": (46, 211),
    "bind": (49, 200), "listen": (50, 201), "socketpair": (53, 199), "accept4": (288, 242), "sendmmsg": (307, 269),
    "io_uring_setup": (425, 425), "execve": (59, 221), "execveat": (322, 281), "fork": (57, None), "vfork": (58, None),
    "ptrace": (101, 117), "process_vm_readv": (310, 270), "process_vm_writev": (311, 271), "pidfd_getfd": (438, 438),
    "bpf": (321, 280), "keyctl": (250, 219), "add_key": (248, 217), "mount": (165, 40), "unshare": (272, 97),
    "setns": (308, 268), "userfaultfd": (323, 282), "perf_event_open": (298, 241), "openat2": (437, 437),
    "open_by_handle_at": (304, 265), "kill": (62, 129), "tkill": (200, 130), "pidfd_send_signal": (424, 424),
}  # fmt: skip
# Refused once all is loaded: new threads and processes, and everything that changes a file or its name.
_CHANGING: _Calls = {
    "clone": (56, 220), "clone3": (435, 435), "creat": (85, None), "rename": (82, None), "renameat": (264, 38),
    "renameat2": (316, 276), "unlink": (87, None), "unlinkat": (263, 35), "rmdir": (84, None), "mkdir": (83, None),
    "mkdirat": (258, 34), "truncate": (76, 45), "ftruncate": (77, 46), "link": (86, None), "linkat": (265, 37),
    "symlink": (88, None), "symlinkat": (266, 36), "mknod": (133, None), "mknodat": (259, 33), "chmod": (90, None),
    "fchmod": (91, 52), "fchmodat": (268, 53), "fchmodat2": (452, 452), "chown": (92, None), "fchown": (93, 55),
    "lchown": (94, None), "fchownat": (260, 54), "setxattr": (188, 5), "removexattr": (197, 14), "utimensat": (280, 88),
}  # fmt: skip

# Opening is refused when it asks to write: (number, index of the argument that holds the flags).
_OPENING: dict[str, tuple[tuple[int, int], ...]] = {"x86_64": ((2, 1), (257, 2)), "aarch64": ((56, 2),)}
_AUDIT_ARCH = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
_COLUMN = {"x86_64": 0, "aarch64": 1}


def cut_off() -> list[str]:
    """Take network and other programs from this process, for good, and name what is in force.

    Called before libraries are loaded: urllib3, which trafilatura brings, opens a socket to see whether there is IPv6.
    """
    return ["no network", "no other programs"] if _filter_calls(_OUTWARD, writing=True) else []


def confine(memory_bytes: int = MEMORY_BYTES) -> list[str]:
    """Take writing, threads and more memory than this from the process, for good, and name what is in force."""
    in_force = _limit_resources(memory_bytes)
    return [*in_force, "no writing to files"] if _filter_calls(_CHANGING, writing=False) else in_force


def die_with_parent(parent: int) -> None:
    """End this process when the one that started it ends, however it ends. A no-op where the system has no such call."""
    if sys.platform != "linux":
        return
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:
        os._exit(1)


def allow_cpu(seconds: int) -> None:
    """Allow this process so much more CPU time from now; past it the system ends it."""
    if sys.platform == "win32":
        return
    import resource

    usage = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(usage.ru_utime + usage.ru_stime) + 1 + seconds
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))


def _limit_resources(memory_bytes: int) -> list[str]:
    if sys.platform == "win32":
        return []
    import resource

    wanted = {
        "memory": (resource.RLIMIT_AS, memory_bytes),
        "open files": (resource.RLIMIT_NOFILE, _OPEN_FILES),
        "file size": (resource.RLIMIT_FSIZE, 0),
        "core dumps": (resource.RLIMIT_CORE, 0),
    }
    in_force = []
    for name, (kind, value) in wanted.items():
        try:
            resource.setrlimit(kind, (value, value))
        except (ValueError, OSError):  # macOS refuses RLIMIT_AS
            continue
        in_force.append(name)
    return [*in_force, "CPU time per document"]


def _filter_calls(refused: _Calls, *, writing: bool) -> bool:
    """Have the kernel refuse calls from now on, on top of what it refuses already; tell whether it does."""
    machine = platform.machine()
    if sys.platform != "linux" or machine not in _AUDIT_ARCH:
        return False
    program = _program(machine, refused, writing=writing)
    libc = ctypes.CDLL(None, use_errno=True)

    class SockFprog(ctypes.Structure):
        _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_void_p))

    buffer = ctypes.create_string_buffer(program, len(program))
    header = SockFprog(len(program) // 8, ctypes.cast(buffer, ctypes.c_void_p))
    if libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        return False
    return bool(libc.prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.byref(header), 0, 0) == 0)


def _program(machine: str, refused: _Calls, *, writing: bool) -> bytes:
    """Return the filter as an array of struct sock_filter: code, jump if true, jump if false, operand."""

    def step(code: int, operand: int, if_true: int = 0, if_false: int = 0) -> bytes:
        return struct.pack("=HBBI", code, if_true, if_false, operand)

    steps = [
        step(_LOAD_WORD, _ARCH_OFFSET),
        step(_JUMP_EQUAL, _AUDIT_ARCH[machine], 1, 0),
        step(_RETURN, _REFUSE),
        step(_LOAD_WORD, _NR_OFFSET),
        step(_JUMP_AT_LEAST, _X32_BIT, 0, 1),
        step(_RETURN, _REFUSE),
    ]
    for numbers in refused.values():
        number = numbers[_COLUMN[machine]]
        if number is not None:
            steps += [step(_JUMP_EQUAL, number, 0, 1), step(_RETURN, _REFUSE)]
    for number, argument in () if writing else _OPENING[machine]:
        steps += [
            step(_JUMP_EQUAL, number, 0, 4),
            step(_LOAD_WORD, _ARGUMENT_OFFSET + 8 * argument),
            step(_JUMP_BITS, _WRITING, 0, 1),
            step(_RETURN, _REFUSE),
            step(_RETURN, _ALLOW),
        ]
    return b"".join([*steps, step(_RETURN, _ALLOW)])

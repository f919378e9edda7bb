"""Which run a temporary file belongs to, and whether that run has ended: what may be swept, and what never.

A run is named by the machine, by its process, by when that began, and by chance. A process number alone would not do:
numbers are used again. A run on another machine, in another container or from before the last start of this one can't
be looked at: of such, only age tells.
"""

import os
import zlib
from contextlib import suppress
from typing import Final

_BOOT: Final = "/proc/sys/kernel/random/boot_id"
#: Numbers of processes mean something within one of these only: every container has its own.
_NAMESPACE: Final = "/proc/self/ns/pid"
#: Where the start of a process stands in `/proc/PID/stat`, counted from after its name (proc_pid_stat(5), field 22),
#: and its state (field 3): one that is dead, but was not asked for yet, ("zombie") does nothing any more.
_START, _STATE, _DEAD = 19, 0, ("Z", "X", "x")


def name_run() -> str:
    """The name of a run of this process, another each time: four hexadecimal numbers, joined by hyphens."""
    pid = os.getpid()
    return f"{_identify_machine():08x}-{pid:x}-{_find_start(pid) or 0:x}-{os.urandom(4).hex()}"


def has_ended(run: str) -> bool:
    """Whether the *run* of that name has certainly ended; False where that can't be known."""
    machine, pid, start, _ = (int(part, 16) for part in run.split("-"))
    if machine != _identify_machine():
        return False
    found = _find_start(pid)
    return found != start if os.path.islink(_NAMESPACE) else not _is_running(pid)


def _identify_machine() -> int:
    """A number for this machine since its start, and for the container within it."""
    marks = [os.name]
    with suppress(OSError):
        marks.append(_read(_BOOT).decode("ascii"))
        marks.append(os.readlink(_NAMESPACE))
    if len(marks) == 1:
        import platform  # noqa: PLC0415 - late: Linux needs none of it

        marks.append(platform.node())
    return zlib.crc32("\0".join(marks).encode(errors="replace"))


def _read(path: str) -> bytes:
    with open(path, "rb", buffering=0) as file:
        return file.read()


def _find_start(pid: int) -> int | None:
    """When the process *pid* began, in ticks of the clock since the machine did; None for none, and without `/proc`."""
    try:
        fields = _read(f"/proc/{pid}/stat").rpartition(b")")[2].decode().split()
    except OSError:
        return None
    return None if fields[_STATE] in _DEAD else int(fields[_START])


def _is_running(pid: int) -> bool:
    """Whether there is a process *pid*, by a signal that does nothing; on Windows it would end it, so any may run."""
    if os.name == "nt":
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:  # there is one, of somebody else's
        return True
    return True

"""Becomes another program that the kernel stops when its parent dies.

Run as a script: `python -I -S leash.py PARENT SIGNAL USER GROUP PROGRAM ARGUMENT...`; `-` is our own user.
It is a program of its own, rather than a `preexec_fn`, so that nothing of ours runs between fork and exec.
"""

import ctypes
import os
import sys

PR_SET_PDEATHSIG = 1


def main(parent: str, signal: str, user: str, group: str, *program: str) -> None:
    if user != "-":
        become(int(user), int(group))
    # After the change of user: changing it forgets the signal.
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, int(signal), 0, 0, 0)
    if os.getppid() == int(parent):
        os.execvp(program[0], program)  # noqa: S606


def become(user: int, group: int) -> None:
    os.setgroups([])
    os.setgid(group)
    os.setuid(user)


if __name__ == "__main__":
    main(*sys.argv[1:])

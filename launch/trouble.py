"""What stands in the way, said in one sentence with its cure."""

import errno


class Trouble(Exception):
    """Shown to the person as it is, without a traceback."""


def of_machine(error: OSError) -> Trouble | None:
    """The sentence for what the machine refused, if it is something a person can cure."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return Trouble("The disk is full: free some room and start again.")
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return Trouble(f"{error.filename} cannot be written to: copy Accord to a folder of your own.")
    return None

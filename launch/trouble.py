"""What stands in the way, said in one sentence with its cure."""


class Trouble(Exception):
    """Shown to the person as it is, without a traceback."""

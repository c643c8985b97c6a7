"""Free ports on this machine."""

import socket

from launch.trouble import Trouble

HOST = "127.0.0.1"
TRIES = 100


def free_port(first: int) -> int:
    """The first port from `first` on that nobody listens on."""
    for port in range(first, first + TRIES):
        if is_free(port):
            return port
    raise Trouble(
        f"Every port from {first} to {first + TRIES - 1} is taken: stop a program that listens there."
    )


def any_port() -> int:
    """A port of the system's choosing."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


def answers(port: int) -> bool:
    try:
        socket.create_connection((HOST, port), timeout=1).close()
    except OSError:
        return False
    return True

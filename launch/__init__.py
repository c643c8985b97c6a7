"""What `make` runs: the environment, the servers, the supervisor. Plain Python; imports no app."""

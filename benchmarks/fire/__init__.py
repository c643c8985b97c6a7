"""The outbox under fire: `make fire`. Kills, stops and lies to everything between an action and its mail, then counts."""

"""The same organization, people and browser as in the tests."""

from tests.conftest import acme, browser, client, founder, manager, organization

__all__ = ["acme", "browser", "client", "founder", "manager", "organization"]

"""Projects' part of the administration."""

from projects.admin import changes, needs, projects, scope, versions

__all__ = ["changes", "needs", "projects", "scope", "versions"]

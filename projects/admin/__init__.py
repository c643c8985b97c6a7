"""Projects' part of the administration."""

from projects.admin import changes, projects, scope, versions

__all__ = ["changes", "projects", "scope", "versions"]

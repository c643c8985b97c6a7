"""Keys of the cache: what is kept in one organization's scope is not found in another's."""

from tenancy.scope import current_or_none


def key(name: str, prefix: str, version: int) -> str:
    """`<prefix>:<organization, or - outside any>:<version>:<name>`."""
    organization = current_or_none()
    return f"{prefix}:{organization.pk if organization else '-'}:{version}:{name}"

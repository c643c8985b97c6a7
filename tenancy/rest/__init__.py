"""The conventions of the REST API, each written once and used by every viewset (`docs/api.md`)."""

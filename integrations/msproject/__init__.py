"""Reads Microsoft Project XML (MSPDI) into a plan; pure: no Django, no files, no network."""

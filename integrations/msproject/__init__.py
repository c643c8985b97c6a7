"""Plans saved by Microsoft Project as XML (MSPDI); pure: knows nothing of the database."""

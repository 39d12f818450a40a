"""What people did with drafts: read from a store, turned into new cases, and counted as agreement."""

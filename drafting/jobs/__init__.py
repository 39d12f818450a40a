"""Durable work: what was taken on is done, whatever happens to the process meanwhile."""

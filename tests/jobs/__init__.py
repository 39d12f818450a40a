"""Durable work, with real processes that are really killed."""

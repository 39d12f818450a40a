"""Measures the service on labelled sets. Imports drafting, never the other way round."""

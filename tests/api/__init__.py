"""Tests of the HTTP interface, against the running service."""

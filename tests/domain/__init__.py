"""Tests of drafting.domain."""

"""Tests of drafting.pipeline."""

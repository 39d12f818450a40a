"""Labelled cases: what they are, and how they are read from files with every error at its line and column."""

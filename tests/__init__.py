"""The tests mirror the packages of drafting."""

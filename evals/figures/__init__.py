"""Figures out of results: counted one result at a time, then summed up with their intervals."""

"""Two runs over the same cases: what got worse, what got better, and whether that is more than chance."""

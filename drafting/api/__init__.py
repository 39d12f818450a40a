"""The HTTP entry: JSON in, JSON out, problems as application/problem+json."""

"""A run as people read it: one HTML page without any request, JSON, and a short Markdown for a pull request."""

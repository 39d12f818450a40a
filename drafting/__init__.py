"""Decide, draft, check and approve replies to negative comments on a company's social pages."""

__version__ = "0.1.0"

"""A model as judge of drafts: never without its agreement with people, and pairs only in both orders."""

"""The routes of the inbox, a file a kind of page."""

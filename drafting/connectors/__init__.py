"""The borders to helpdesks: a folder each, none knows another."""

"""How fast the parts without a model are, on the machine at hand."""

"""Learning from labelled texts what word lists cannot hold: how the weights in the package are made."""

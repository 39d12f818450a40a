"""The commands of `python -m evals`, one file each."""

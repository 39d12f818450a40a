"""Measuring on public labelled data in a folder of the user's: a format a file, and no row in this project."""

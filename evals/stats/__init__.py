"""The statistics: how sure a figure is, and whether two runs really differ. Standard library only."""

"""`agreement`: to do."""

import argparse


def add_options(parser: argparse.ArgumentParser) -> None: ...
def main(given: argparse.Namespace) -> int:
    return 0

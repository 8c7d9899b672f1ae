"""dateline version: which Dateline this is."""

import argparse

import workbench
from workbench.cli.frame import Command, Exit


def configure(_parser: argparse.ArgumentParser) -> None:
    """Declare no arguments."""


def run(_args: argparse.Namespace) -> int:
    """Say the version."""
    print(f"Dateline {workbench.__version__}")
    return Exit.DONE


COMMAND = Command("version", "say which Dateline this is", configure, run)

"""The same use cases from a shell: ``python -m interviewer COMMAND``.

Each command is a module of this package named after it, with ``SUMMARY``, ``add_arguments`` and ``run`` (see
``shell.Command``), and a line in ``shell.COMMANDS``.
"""

from interviewer.cli.shell import main

__all__ = ["main"]

"""Whose record a command works on."""

from interviewer.bootstrap import LOCAL_OWNER


def owner() -> str:
    """The person whose computer this is: who has a shell here has the files too, so nobody signs in."""
    return LOCAL_OWNER

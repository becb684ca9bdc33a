"""The content: ``questions/*.md`` and ``rubrics/*.yaml``, read into a ``Bank`` or refused with file, line and reason.

``bank`` reads both folders; ``topics`` and ``prose`` read the questions, ``rubrics`` and ``nodes`` the rubrics.
"""

from interviewer.content.bank import load_bank

__all__ = ["load_bank"]

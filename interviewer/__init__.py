"""Rehearsal: a mock interview, graded point by point.

question → rubric → answer (typed, or recording → transcript) → grade → attempt on record → review → next question

Read the packages in this order:

- ``domain``: what those words mean; pure values and the arithmetic of a grade.
- ``ports``: what the use cases need from the outside.
- ``interview``: the use cases: start, answer, skip, grade, finish.
- ``models``: the one door to language models.
- ``grading``, ``rubrics``, ``content``, ``history``: the outside, each a stranger to the others.
- ``bootstrap``: the one place that puts the parts together.
- ``ui`` and ``cli``: two ways to reach the same use cases.
"""

"""How far a grader agrees with people: labelled answers in, figures of agreement out."""

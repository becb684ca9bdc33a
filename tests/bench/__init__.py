"""Speed and memory, printed as ratios measured in one run: ``make bench``."""

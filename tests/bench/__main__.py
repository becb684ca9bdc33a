"""``python -m tests.bench``: every figure, one after the other."""

from tests.bench import grading, pages

if __name__ == "__main__":
    grading.main()
    pages.main()

"""``python -m tests.bench``: every figure, one after the other."""

from tests.bench import grading, importing, models, pages, speech

if __name__ == "__main__":
    grading.main()
    models.main()
    speech.main()
    pages.main()
    importing.main()

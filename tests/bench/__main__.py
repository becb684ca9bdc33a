"""``python -m tests.bench``: every figure, one after the other."""

from tests.bench import agreeing, grading, importing, models, pages, scale, speech, taking_out

if __name__ == "__main__":
    grading.main()
    agreeing.main()
    models.main()
    speech.main()
    pages.main()
    importing.main()
    scale.main()
    taking_out.main()

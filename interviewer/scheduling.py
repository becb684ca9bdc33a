"""When a question comes back, by FSRS: the one door to that library."""

from datetime import UTC, datetime

import fsrs

from interviewer.domain.due import Card, Rating, Review

RATINGS = {
    Rating.AGAIN: fsrs.Rating.Again,
    Rating.HARD: fsrs.Rating.Hard,
    Rating.GOOD: fsrs.Rating.Good,
    Rating.EASY: fsrs.Rating.Easy,
}
NEVER = datetime.min.replace(tzinfo=UTC)


class FsrsScheduler:
    """Implements ``ports.Scheduler``. The same ratings at the same moments always give the same card.

    Steps of minutes are left out, since a question that was missed is answered again in the same sitting or on
    another day; chance is left out, since nobody has so many questions that they would bunch up.
    """

    def __init__(self) -> None:
        self._scheduler = fsrs.Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)

    def next(self, card: Card | None, review: Review) -> Card:
        """The card after one more rating; None stands for a question that was never rated."""
        moment = review.reviewed_at.astimezone(UTC)
        rated, _ = self._scheduler.review_card(_known(card), RATINGS[review.rating], moment)
        return Card(
            question_id=review.question_id,
            due=rated.due,
            last_review=moment,
            stability=rated.stability or 0.0,
            difficulty=rated.difficulty or 0.0,
            reviews=(card.reviews if card else 0) + 1,
        )


def _known(card: Card | None) -> fsrs.Card:
    # Without an id and a moment of our own, the library asks the clock, and waits for it to move on.
    if card is None:
        return fsrs.Card(card_id=0, due=NEVER)
    return fsrs.Card(
        card_id=0,
        state=fsrs.State.Review,
        stability=card.stability,
        difficulty=card.difficulty,
        due=card.due.astimezone(UTC),
        last_review=card.last_review.astimezone(UTC),
    )

"""A spending cap is never passed, whoever asks at the same time."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest

from interviewer.errors import ModelTrouble
from interviewer.models import Message, Model, ModelChoice, Purse, Request
from interviewer.models.door import most_cost
from tests.models.server import model_server, says

MAY, JUNE = datetime(2026, 5, 31, 23, tzinfo=UTC), datetime(2026, 6, 1, 1, tzinfo=UTC)


def test_what_is_under_way_counts_until_it_is_paid() -> None:
    """Two requests share what is left; when the first turns out cheap, the second may go."""
    purse = Purse(1.0, lambda _: 0.2, lambda: MAY)
    with purse.set_aside(0.7) as pay:
        with pytest.raises(ModelTrouble, match=r"cap of \$1\.00 would be passed"), purse.set_aside(0.3):
            pass
        pay(0.1)
    with purse.set_aside(0.3):
        pass


def test_a_request_that_fails_costs_nothing() -> None:
    """What was set aside for it is there again."""
    purse = Purse(1.0, lambda _: 0.0, lambda: MAY)
    for _ in range(3):
        with pytest.raises(ModelTrouble, match="no route"), purse.set_aside(0.9):
            raise ModelTrouble("no route")


def test_a_new_month_begins_anew() -> None:
    """What was spent last month is asked for no more."""
    moments = [MAY, JUNE]
    purse = Purse(1.0, lambda since: 1.0 if since.month == 5 else 0.0, lambda: moments.pop(0))
    with pytest.raises(ModelTrouble), purse.set_aside(0.5):
        pass
    with purse.set_aside(0.5):
        pass


def test_many_at_once_never_pass_it() -> None:
    """Ten requests at a time over a cap for four: the server is asked four times at most."""
    with model_server() as server:
        server.will(says("{}", tokens=(10, 10)))
        choice = ModelChoice(name="openai/m", api_base=server.base, price_in=1.0, price_out=10.0)
        # The library keeps one client for a server, but makes one for each of the threads that come first.
        Model(choice).ask([Message("user", "x")], {}, most_tokens=1)
        server.asked.clear()
        model = Model(choice, purse=Purse(0.0045, lambda _: 0.0, lambda: MAY))

        def ask(_: int) -> bool:
            try:
                return bool(model.ask([Message("user", "x" * 2500)], {}, most_tokens=1))
            except ModelTrouble:
                return False

        with ThreadPoolExecutor(10) as pool:
            told = list(pool.map(ask, range(10)))
    assert sum(told) == len(server.asked)
    assert 0 < len(server.asked) * 0.00011 <= 0.0045


def test_the_most_that_a_request_can_cost() -> None:
    """By the prices given, else by those that are known, else nothing: a model of one's own costs nothing."""
    asked = Request([Message("user", "x" * 2500)], None, 100)
    assert most_cost(ModelChoice(name="openai/m", price_in=1.0, price_out=10.0), asked) == pytest.approx(0.002)
    assert most_cost(ModelChoice(name="gpt-4o"), asked) > 0
    assert most_cost(ModelChoice(name="openai/my-own"), asked) == 0

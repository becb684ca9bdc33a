"""A spending cap is never passed, whoever asks at the same time."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest

from interviewer.errors import ModelTrouble
from interviewer.history import SqlHistory, open_history
from interviewer.models import Message, Model, ModelChoice, Purse, Request
from interviewer.models.door import most_cost
from tests.models.server import Answered, ModelServer, refuses, says

ANNE, BEN = "anne", "ben"
MAY, JUNE = datetime(2026, 5, 31, 23, tzinfo=UTC), datetime(2026, 6, 1, 1, tzinfo=UTC)
MONTH = MAY.replace(day=1, hour=0)
ASKED = Request([Message("user", "x" * 1000)], None, 100)
SPEND_OFTEN = "import sys; from tests.models.test_spending import spend_often; print(spend_often(sys.argv[1]))"


def purse(history: SqlHistory, cap: float | None, at: datetime = MAY, owner: str = ANNE) -> Purse:
    """What may be spent over that record."""
    return Purse(cap, history, lambda: at, owner=owner)


def choice(server: ModelServer, **more: float) -> ModelChoice:
    """A priced model on that server: a request of ``ASKED`` costs two tenths of a cent at most."""
    return ModelChoice.model_validate(
        {"name": "openai/m", "api_base": server.base, "price_in": 1.0, "price_out": 10.0, **more}
    )


def ask(model: Model) -> bool:
    """Whether the model answered."""
    try:
        return bool(model.ask(ASKED.messages, {}, most_tokens=ASKED.most_tokens))
    except ModelTrouble:
        return False


def test_what_is_under_way_counts_until_it_is_paid(history: SqlHistory) -> None:
    """Two requests share what is left; when the first turns out cheap, the second may go."""
    shared = purse(history, 1.0)
    with shared.set_aside(0.7) as pay:
        with pytest.raises(ModelTrouble, match=r"cap of \$1\.00 would be passed: \$0\.70 is"), shared.set_aside(0.4):
            pass
        pay(0.1)
    with shared.set_aside(0.4):
        pass


def test_a_request_that_is_refused_costs_nothing(history: SqlHistory) -> None:
    """What was set aside for it is there again."""
    shared = purse(history, 1.0)
    for _ in range(3):
        with pytest.raises(ModelTrouble, match="no route"), shared.set_aside(0.9):
            raise ModelTrouble("no route")
    assert history.gone(ANNE, MONTH) == 0


def test_a_request_that_is_broken_off_here_counts_in_full(history: SqlHistory) -> None:
    """Whoever stops the app in the middle of a request may be billed for it."""
    with pytest.raises(KeyboardInterrupt), purse(history, 1.0).set_aside(0.9):
        raise KeyboardInterrupt
    assert history.gone(ANNE, MONTH) == pytest.approx(0.9)


def test_less_than_nothing_is_not_spent(history: SqlHistory) -> None:
    """A record from elsewhere that says so doesn't lift the cap."""
    shared = purse(history, 1.0)
    with shared.set_aside(0.1):
        pass
    history.settle(ANNE, MONTH, -1_000_000.0)
    with pytest.raises(ModelTrouble, match=r"cap of \$1\.00"), shared.set_aside(1.1):
        pass
    with shared.set_aside(0.9):
        assert history.gone(ANNE, MONTH) == pytest.approx(0.9)


@pytest.mark.parametrize(
    "answered",
    [
        Answered(hang=20),
        Answered(drop=True),
        says("x" * 300_000),
        Answered(body=says("x").body.replace(b'"choices": [', b'"choices": [], "others": [')),
        Answered(body=says("x").body.replace(b'"choices"', b'"others"')),
        Answered(body=b"[]"),
    ],
)
def test_what_the_provider_may_bill_counts_in_full(
    server: ModelServer, history: SqlHistory, answered: Answered
) -> None:
    """No answer in time, half of one, far too much, or none that can be read: nobody told the cost: the most counts."""
    server.will(answered)
    assert not ask(Model(choice(server, timeout=0.5), purse=purse(history, None), tries=1))
    assert history.gone(ANNE, MONTH) == pytest.approx(0.002, rel=0.02)


def test_tokens_that_nobody_counted_cost_the_most(server: ModelServer, history: SqlHistory) -> None:
    """A provider that doesn't tell the tokens can't slip under the cap; one that refuses isn't paid."""
    told = says("{}")
    told.body = told.body.replace(b'"usage"', b'"no"')
    server.will(told, refuses(401))
    model = Model(choice(server), purse=purse(history, None))
    assert ask(model)
    assert not ask(model)
    assert history.gone(ANNE, MONTH) == pytest.approx(0.002, rel=0.02)


def test_a_new_month_begins_anew_and_so_does_another_owner(history: SqlHistory) -> None:
    """What was spent last month, or by someone else, is asked for no more."""
    with purse(history, 1.0).set_aside(1.0) as pay:
        pay(1.0)
    with pytest.raises(ModelTrouble), purse(history, 1.0).set_aside(0.5):
        pass
    for other in (purse(history, 1.0, JUNE), purse(history, 1.0, owner=BEN)):
        with other.set_aside(0.5):
            pass


def test_many_at_once_never_pass_it(server: ModelServer, history: SqlHistory) -> None:
    """Twenty requests at a time over a cap for four: four are made, and no more."""
    server.will(says("{}", tokens=(1000, 100)))
    # The library keeps one client for a server, but makes one for each of the threads that come first.
    ask(Model(choice(server)))
    server.asked.clear()
    model = Model(choice(server), purse=purse(history, 0.0085))
    with ThreadPoolExecutor(20) as pool:
        told = list(pool.map(lambda _: ask(model), range(20)))
    assert sum(told) == len(server.asked) == 4
    assert history.gone(ANNE, MONTH) == pytest.approx(0.008)


def spend_often(record: str) -> int:
    """What each of two processes does; how often it was allowed to."""
    history, made = open_history(Path(record)), 0
    for _ in range(20):
        with suppress(ModelTrouble), purse(history, 0.0085).set_aside(0.002) as pay:
            pay(0.002)
            made += 1
    history.close()
    return made


def test_two_processes_share_one_cap(history: SqlHistory, tmp_path: Path) -> None:
    """Both spend as often as they can over a cap for four: four times between them."""
    command = [sys.executable, "-c", SPEND_OFTEN, str(tmp_path / "history.db")]
    root = Path(__file__).parents[2]
    both = [subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    assert sum(int(one.communicate()[0]) for one in both) == 4
    assert history.gone(ANNE, MONTH) == pytest.approx(0.008)


def test_the_most_that_a_request_can_cost() -> None:
    """By the prices given, else by those that are known, else nothing: a model of one's own costs nothing."""
    assert most_cost(ModelChoice(name="openai/m", price_in=1.0, price_out=10.0), ASKED) == pytest.approx(0.002)
    assert most_cost(ModelChoice(name="gpt-4o"), ASKED) > 0
    assert most_cost(ModelChoice(name="openai/my-own"), ASKED) == 0


def test_words_of_the_candidate_may_be_a_token_for_each_byte() -> None:
    """Scripts and signs that a model takes apart byte by byte can't be used to pass the cap."""
    priced = ModelChoice(name="openai/m", price_in=1.0, price_out=0.0)
    said = Request([Message("user", "好" * 1000)], None, 1)
    assert most_cost(priced, said) == pytest.approx(0.003)
    ours = Request([Message("system", "A word. " * 1000)], None, 1)
    assert most_cost(priced, ours) == pytest.approx(0.0032)

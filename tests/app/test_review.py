"""What the candidate knows, as a map and over time, and everything about one question."""

from datetime import timedelta

from interviewer.bootstrap import build_practising
from interviewer.domain.attempt import Draft
from interviewer.domain.grade import Maker
from interviewer.domain.session import Mode, Session, Setup
from interviewer.interview import Interview
from interviewer.speech.background import Transcribing
from interviewer.ui.components import trend_chart
from tests.app import reading, toy
from tests.app.conftest import OpenPage
from tests.app.test_hearing_again import HEARD
from tests.speech import sounds


def sat(app: Interview, text: str, *, question: str = "toy-1", mode: Mode = Mode.PRACTICE) -> Session:
    """A session of one answer, a day after whatever was before."""
    app.clock.now += timedelta(days=1)  # type: ignore[attr-defined]
    session = app.start(Setup(topics=("toys",), count=1, questions=(question,), mode=mode))
    app.answer(session.id, 0, 1, Draft(text=text, seconds=60))
    return app.end(session.id)


def open_question(app: Interview, open_page: OpenPage, question: str = "toy-1") -> object:
    """The page of one question."""
    return open_page(app, "question", query={"question": question})


def test_before_the_first_answer_there_is_a_way_to_it(app: Interview, open_page: OpenPage) -> None:
    """No empty chart; and the map shows what waits."""
    told = reading.told(open_page(app, "review"))
    assert "Nothing here yet" in told
    assert "Unseen What is toy 1? 3 points, none tried yet" in told


def test_the_map_says_what_is_missed_and_how_often(app: Interview, open_page: OpenPage) -> None:
    """In words and shapes, what to work on first."""
    for _ in range(3):
        sat(app, "wood", question="toy-2")
    sat(app, "wood to play with, and a kite")
    told = reading.told(open_page(app, "review"))
    assert "Weak: 1 unseen, 1 weak, 1 shaky ·" in told
    assert told.index("What is toy 2?") < told.index("What is toy 1?") < told.index("What is toy 3?")
    assert "It says play. core point · missed in all of the last 3 tries · → steady" in told
    assert "It says wood. core point · heard in all of the last 3 tries" in told
    assert "▽ Weak" in told


def test_a_point_of_the_map_opens_every_attempt_at_it(app: Interview, open_page: OpenPage) -> None:
    """Its link names the question and the point; the page shows what was said of that point alone, until told else."""
    sat(app, "wood")
    links = [one["href"] for name, one in reading.tags(reading.markup(open_page(app, "review"))) if name == "a"]
    assert "question?question=toy-1&point=play" in links
    query = {"question": "toy-1", "point": "play"}
    page = open_page(app, "question", query=query)
    assert page.selectbox[0].value == "play"
    assert "missed" in reading.told(page).split("Every attempt")[1]
    page.selectbox[0].select_index(0).run()
    assert page.selectbox[0].value is None
    unknown = open_page(app, "question", query={**query, "point": "<b>"})
    assert unknown.selectbox[0].value is None


def test_a_trend_is_claimed_when_there_is_one(app: Interview, open_page: OpenPage) -> None:
    """Until then it says how many more sessions it takes."""
    sat(app, "wood")
    sat(app, "wood")
    page = open_page(app, "review", query={"show": "Scores"})
    assert "Graded offline: 2 sessions. Two more sessions before a trend means anything." in reading.told(page)
    assert page.get("vega_lite_chart") or page.get("arrow_vega_lite_chart")
    for _ in range(2):
        sat(app, "wood to play with, and a kite")
    told = reading.told(open_page(app, "review", query={"show": "Scores"}))
    assert "Graded offline: ↗ improving over 4 sessions. The later half is 50 points above the earlier one." in told


def test_an_open_interview_keeps_its_scores(app: Interview, open_page: OpenPage) -> None:
    """They are told at its end, here too."""
    session = app.start(Setup(topics=("toys",), count=1, mode=Mode.INTERVIEW))
    app.answer(session.id, 0, 1, Draft(text="wood"))
    assert "No session has a score yet" in reading.told(open_page(app, "review", query={"show": "Scores"}))


def test_an_open_interview_tells_nothing_of_its_questions(app: Interview, open_page: OpenPage) -> None:
    """Neither the map, nor the page of the question, nor what is due, until it ends; then all of them do."""
    session = app.start(Setup(topics=("toys",), count=1, mode=Mode.INTERVIEW))
    app.answer(session.id, 0, 1, Draft(text="wood"))
    assert "Toys Unseen: 3 unseen " in reading.told(open_page(app, "review"))
    told = reading.told(open_question(app, open_page))
    assert "You have not tried this question yet" in told
    assert "50%" not in told
    practising = build_practising(app)
    assert practising.agenda().unseen == ("toy-1", "toy-2", "toy-3")
    app.end(session.id)
    assert practising.agenda().unseen == ("toy-2", "toy-3")
    assert "Toys Weak: 2 unseen, 1 weak ·" in reading.told(open_page(app, "review"))
    assert "50%" in reading.told(open_question(app, open_page))


def test_each_grader_has_a_look_of_its_own(app: Interview) -> None:
    """Colour, shape and dash all differ, so that colour is never needed."""
    for model in (None, "openai/m"):
        session = sat(app, "wood")
        attempt = app.attempts(session.id)[0]
        grade = attempt.grade
        assert grade
        maker = Maker(grader="llm", model=model or "other", rubric_digest="x")
        app.history.add_grade(app.owner, attempt.id, grade.model_copy(update={"maker": maker}))
    trends = toy_trends(app)
    encoding = trend_chart.spec(trends)["encoding"]
    for channel in ("color", "shape", "strokeDash"):
        looks = encoding[channel]["scale"]["range"]
        assert len({str(one) for one in looks}) == len(trends) == 2


def toy_trends(app: Interview) -> object:
    """The trends of an app."""
    return build_practising(app).trends()


def test_every_attempt_at_one_point(app: Interview, open_page: OpenPage) -> None:
    """What became of it each time, newest first, with the words that were heard."""
    sat(app, "wood")
    sat(app, "wood to play with")
    page = open_question(app, open_page)
    assert "Every attempt" in reading.told(page)
    page.selectbox[0].set_value("play").run()
    told = reading.told(page)
    assert told.index("✓ met") < told.index("○ missed")


def test_a_question_is_practised_at_once(app: Interview, open_page: OpenPage) -> None:
    """Alone, and with the words of the last time when that is wanted."""
    sat(app, "only wood")
    reading.press(open_question(app, open_page), "Practise it now")
    afresh = app.sessions(limit=1)[0]
    assert [slot.question_id for slot in afresh.slots] == ["toy-1"]
    assert app.draft(afresh.id, 0).text == ""
    app.clock.now += timedelta(days=1)  # type: ignore[attr-defined]
    reading.press(open_question(app, open_page), "Practise with my last text")
    assert app.draft(app.sessions(limit=1)[0].id, 0).text == "only wood"


def test_two_attempts_stand_side_by_side(app: Interview, open_page: OpenPage) -> None:
    """The last two until others are chosen: points won and lost, figures and both texts with evidence."""
    sat(app, "a kite")
    sat(app, "wood")
    sat(app, "wood to play with")
    page = open_question(app, open_page)
    told = reading.told(page)
    assert "Points gained ↗ It says play. 0% → 100% of this core point" in told
    assert "Points lost" not in told
    assert "Score 50% 83% Words 1 4 Time 1 min 1 min Words a minute 1 4" in told
    oldest = page.selectbox(key="compare-first").options[-1]
    page.selectbox(key="compare-first").select(oldest).run()
    assert "Points lost ↘ It says kite. 100% → 0% of this bonus point" in reading.told(page)


def test_hostile_words_stay_words(open_page: OpenPage) -> None:
    """Topics and questions of a bank that somebody else wrote are shown as they are written."""
    app = toy.interview(toy.bank(toy.HOSTILE, title=toy.HOSTILE))
    sat(app, toy.HOSTILE)
    for page in (open_page(app, "review"), open_question(app, open_page)):
        assert "script" not in {name for name, _ in reading.tags(reading.markup(page))}
        assert "img" not in {name for name, _ in reading.tags(reading.markup(page))}


def test_a_question_that_left_the_bank_is_told(app: Interview, open_page: OpenPage) -> None:
    """An old address leads to words, not to a traceback."""
    page = open_question(app, open_page, "gone")
    assert "There is no question 'gone'" in reading.told(page)
    assert not page.exception


def test_what_was_said_can_be_heard_side_by_side(
    app: Interview, open_page: OpenPage, transcribing: Transcribing
) -> None:
    """Both recordings, each with what was heard in it, also when one recording is in both answers."""
    speaking = transcribing.speaking
    session = app.start(Setup(topics=("toys",), count=1))
    recorded = []
    for number in (1, 2):
        recorded.append(speaking.record(session.id, 0, number, sounds.wav(sounds.noise(10)), "recording.wav").id)
        speaking.history.add_transcript(speaking.owner, recorded[-1], HEARD)
        app.answer(session.id, 0, number, Draft(text="wood", recordings=tuple(recorded)))
    page = open_question(app, open_page)
    assert len(page.get("audio")) == 3
    assert reading.told(page).count("It is made of wood.") == 3

"""Reading a drawn page as a person would: the words, and the elements they stand in."""

from html.parser import HTMLParser

from streamlit.testing.v1 import AppTest

from interviewer.ui.routes import MENU


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def _read(markup: str) -> _Reader:
    reader = _Reader()
    reader.feed(markup)
    reader.close()
    return reader


def words(markup: str) -> str:
    """The text of some markup, white space evened out."""
    return " ".join(" ".join(_read(markup).words).split())


def tags(markup: str) -> list[tuple[str, dict[str, str | None]]]:
    """Every element with its attributes, in order."""
    return _read(markup).tags


def markup(page: AppTest) -> str:
    """All the HTML of a page but the style sheet."""
    return "".join(one.value for one in page.get("html") if not one.value.startswith("<style>"))


def told(page: AppTest) -> str:
    """All the words of a page that stand in HTML."""
    return words(markup(page))


def buttons(page: AppTest) -> list[str]:
    """What can be pressed."""
    return [one.label for one in page.button]


def press(page: AppTest, label: str) -> AppTest:
    """Press the button of that name."""
    return next(one for one in page.button if one.label == label).click().run()


def links(page: AppTest) -> list[str]:
    """Where the links of the page itself lead, with what they ask for; the menu comes before them."""
    return [f"{one.proto.page}?{one.proto.query_string}" for one in page.get("page_link")[len(MENU) :]]

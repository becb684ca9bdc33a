"""What is taken out of the app to be read elsewhere: a session as a report, and every attempt as a table."""

from interviewer.exporting.html import as_html
from interviewer.exporting.markdown import as_markdown
from interviewer.exporting.sheet import Sheet
from interviewer.exporting.table import as_csv

__all__ = ["Sheet", "as_csv", "as_html", "as_markdown"]

"""The app that waits for a follow-up by a model as long as that takes. Run by a test, as a script of its own."""

import runpy
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from interviewer.grading.probes import llm  # noqa: E402 - the folder is on the path only now
from tests.browser.server import PATIENCE  # noqa: E402

llm.PATIENCE = PATIENCE
runpy.run_path(str(ROOT / "app.py"))

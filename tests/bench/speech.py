"""How well and how fast speech is written down on this computer, beside another engine on the same files."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.bench.engines import ENGINES
from tests.setup import voice


def told_by(engine: str, module: str = "tests.bench.engines") -> dict[str, Any] | None:
    """What a process with that engine alone has measured, or None where it is not installed."""
    with tempfile.TemporaryDirectory() as folder:
        found = Path(folder) / "told.json"
        command = [sys.executable, "-W", "ignore", "-m", module, engine, str(found)]
        ran = subprocess.run(
            command, check=False, capture_output=True, text=True, env={**os.environ, "HF_HUB_OFFLINE": "1"}
        )
        if ran.returncode:
            reason = (ran.stderr.strip().splitlines() or ["no reason given"])[-1]
            print(f"  {engine:<18} could not run: {reason}")
            return None
        return json.loads(found.read_text())


def main() -> None:
    """Print the figures."""
    print("Writing down speech on this computer:")
    if voice() is None:
        print("  espeak-ng is not installed, so there is no speech to measure with. Run python -m tests.setup.")
        return
    figures = {engine: told for engine in ENGINES if (told := told_by(engine))}
    for engine, told in figures.items():
        print(f"  {engine:<18} loading {told['load']:.1f} s, {told['memory']:.0f} MB in memory at most beyond Python")
    for kind in next(iter(figures.values()), {"kinds": {}})["kinds"]:
        print(f"  {kind}:")
        for engine, told in figures.items():
            rows = told["kinds"][kind]
            seconds = sum(long for _, _, long in rows)
            wrong = sum(wrong for wrong, _, _ in rows) / len(rows)
            took = sum(took for _, took, _ in rows) / seconds
            print(f"    {engine:<18} {wrong:5.1%} of words wrong   {took:.3f} s a second of audio ({seconds:.0f} s)")


if __name__ == "__main__":
    main()

"""Find or install what the tests need beyond Python packages: Chromium, a voice for speech, PostgreSQL.

What is missing is reported here; the tests that need it then fail in CI and are skipped, with the reason, elsewhere.
"""

import os
import shutil
import subprocess
import sys

from tests import postgresql

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def chromium() -> str | None:
    """The path of a Chromium that can be driven, or None."""
    for name in NAMES:
        if found := shutil.which(name):
            return found
    return _of_playwright()


def _of_playwright() -> str | None:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if os.path.exists(path) else None  # noqa: PTH110


def install() -> None:
    """Try the ways there are, the least intrusive first; a way that fails leaves the next one."""
    ways = [[sys.executable, "-m", "playwright", "install", "chromium"]]
    if shutil.which("apt-get") and os.geteuid() == 0:
        ways = [["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "chromium"], *ways]
    for way in ways:
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(way, check=False, env=environment, stdout=subprocess.DEVNULL)
        if way[1] != "update" and chromium():
            return


def voice() -> str | None:
    """The path of a program that speaks, or None."""
    return shutil.which("espeak-ng")


def install_package(name: str) -> None:
    """Try the package tools there are."""
    ways = []
    if shutil.which("apt-get") and os.geteuid() == 0:
        ways = [["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", name]]
    elif shutil.which("brew"):
        ways = [["brew", "install", name]]
    for way in ways:
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(way, check=False, env=environment, stdout=subprocess.DEVNULL)


def main() -> None:
    """Report what is there."""
    if not voice():
        print("No voice found; installing espeak-ng for the tests of speech ...")
        install_package("espeak-ng")
    print(f"Voice for the tests: {voice() or 'NONE. Install espeak-ng to run the tests of speech.'}")
    if not postgresql.programs():
        print("No PostgreSQL found; installing it for the tests of the record ...")
        install_package("postgresql")
    print(f"Database server for the tests: {postgresql.programs() or 'NONE. Install PostgreSQL to test on it.'}")
    if not chromium():
        print("No Chromium found; installing one for the browser tests ...")
        install()
    print(f"Browser for the tests: {chromium() or 'NONE. Install Chromium or Google Chrome to run the browser tests.'}")


if __name__ == "__main__":
    main()

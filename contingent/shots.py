"""Pictures of every page: `python -m contingent.shots --out DIR [--mission nmi --years 2014-2026]`.

Starts the dashboard on a free port of this machine, opens each page in screenshot mode (1600 x 900) in a headless
Chromium, and saves a picture under a name that says what it shows: `timeline--nmi--2014-2026.png`.
"""

from __future__ import annotations

import argparse
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import urlopen

from contingent.errors import ContingentError

if TYPE_CHECKING:
    from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parents[1]
SIZE = {"width": 1600, "height": 900}
# Page in the address, and what its picture is called. Several pictures of one page differ in their parameters.
PICTURES: tuple[tuple[str, dict[str, str], str], ...] = (
    ("", {}, "overview"),
    ("Timeline", {}, "timeline"),
    ("Troop_counts", {}, "troop-counts"),
    ("Bases", {}, "bases-iraq"),
    ("Bases", {"area": "baghdad"}, "bases-baghdad"),
    ("Sources", {}, "sources"),
    ("Sources", {"part": "findings"}, "findings"),
    ("Sources", {"part": "gaps"}, "gaps"),
    ("Data", {}, "data"),
)
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_MAC_APPS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
# Draws WebGL without a graphics card, and keeps the browser itself from calling home.
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--headless=new",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--ignore-gpu-blocklist",
    "--disable-background-networking",
    "--no-first-run",
    "--disable-component-update",
    "--disable-sync",
]
_PATIENCE_SECONDS = 60
_STILL = """() => document.querySelector('[data-testid="stApp"]')?.dataset.testScriptState === 'notRunning'
  && !document.querySelector('[data-testid="stSkeleton"], [data-testid="stAppSkeleton"]')
  && [...document.querySelectorAll('[data-testid="stPlotlyChart"]')].every((one) => one.querySelector('.main-svg'))
  && document.fonts.status === 'loaded'"""


def find_chromium() -> Path:
    """A Chromium or Chrome of this machine; `CONTINGENT_CHROMIUM` names one. Raises ContingentError without one."""
    named = os.environ.get("CONTINGENT_CHROMIUM", "")
    candidates = [named] if named else [*(shutil.which(name) or "" for name in _NAMES), *_MAC_APPS]
    for candidate in candidates:
        if candidate and Path(candidate).is_file():
            return Path(candidate)
    raise ContingentError(
        "no Chromium was found.",
        named,
        "Install one (Debian: apt-get install chromium; Mac: Google Chrome) or name it in CONTINGENT_CHROMIUM.",
    )


def free_port() -> int:
    """A port of this machine that nobody uses."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


@contextmanager
def dashboard(environment: dict[str, str] | None = None) -> Iterator[str]:
    """A running dashboard; gives its address, stops it at the end. `environment` adds to this process's."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py"), "--server.port", str(port)]
    command += ["--server.headless", "true"]
    server = subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, **(environment or {})},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        address = f"http://127.0.0.1:{port}"
        wait_until_healthy(server, address)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=20)


def wait_until_healthy(server: subprocess.Popen[bytes], address: str) -> None:
    """Wait until a Streamlit server answers. Raises ContingentError when it ends or takes too long."""
    end = time.monotonic() + _PATIENCE_SECONDS
    while time.monotonic() < end and server.poll() is None:
        try:
            with urlopen(f"{address}/_stcore/health", timeout=2):
                return
        except (URLError, OSError):
            time.sleep(0.1)
    raise ContingentError(
        "the dashboard did not start.", str(ROOT / "app.py"), "Try `streamlit run app.py` to see why."
    )


def wait_until_still(page: Page) -> None:
    """Wait until a page of the dashboard has run, and everything on it is drawn."""
    page.wait_for_function(_STILL, timeout=_PATIENCE_SECONDS * 1000)
    # The map and the charts' labels settle in the frames after that; a second quiet look makes sure of it.
    page.wait_for_timeout(300)
    page.wait_for_function(_STILL, timeout=_PATIENCE_SECONDS * 1000)


@dataclass(frozen=True, slots=True)
class Request:
    """What to take pictures of: parameters of the selection, light or dark."""

    selection: tuple[tuple[str, str], ...]
    dark: bool

    def file_name(self, picture: str) -> str:
        """`timeline--nmi--2014-2026.png`, `overview--dark.png`."""
        words = [picture, *(value for _, value in self.selection), *(["dark"] if self.dark else [])]
        return (
            "--".join("".join(one if one.isalnum() or one in "-." else "-" for one in word) for word in words) + ".png"
        )


def take(request: Request, out: Path) -> list[Path]:
    """Save the pictures in `out` (made if need be) and return where they are."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError as error:
        mend = "Run `pip install -r requirements-dev.txt`."
        raise ContingentError("pictures need Playwright.", "", mend) from error
    out.mkdir(parents=True, exist_ok=True)
    scheme = "dark" if request.dark else "light"
    with dashboard() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(find_chromium()), args=CHROMIUM_FLAGS)
        page = browser.new_page(viewport=SIZE, color_scheme=scheme)  # type: ignore[arg-type]
        taken = [_take_one(page, address, picture, request, out) for picture in PICTURES]
        browser.close()
    return taken


def _take_one(page: Page, address: str, picture: tuple[str, dict[str, str], str], request: Request, out: Path) -> Path:
    place, parameters, name = picture
    query = urlencode([*request.selection, *parameters.items(), ("shot", "1")])
    page.goto(f"{address}/{place}?{query}")
    wait_until_still(page)
    path = out / request.file_name(name)
    page.screenshot(path=path)
    return path


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line; 0 when all pictures are saved, 2 when something is missing that a person can mend."""
    parser = argparse.ArgumentParser(prog="python -m contingent.shots", description="Pictures of every page.")
    parser.add_argument("--out", type=Path, required=True, help="folder for the pictures")
    parser.add_argument("--mission", action="append", default=[], help="only this mission (may be repeated)")
    parser.add_argument("--years", help="only these years, as 2014-2026")
    parser.add_argument("--dark", action="store_true", help="in the dark theme")
    asked = parser.parse_args(arguments)
    selection = [("mission", one) for one in asked.mission] + ([("years", asked.years)] if asked.years else [])
    try:
        for path in take(Request(tuple(selection), asked.dark), asked.out):
            print(path)
    except ContingentError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())

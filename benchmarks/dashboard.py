"""How the dashboard compares with a minimal one-chart page: `python benchmarks/dashboard.py [--tables DIR] [--minute]`.

Prints, from one run on one machine: first chart and filter-to-redrawn-chart of each page and of the minimal page, with
their ratios (medians, in Chromium); the server's answer to a filter change and the bytes it sends; the server's
memory, and what a further session adds. `--minute` adds ten sessions that filter for a minute at the same time.
These are measurements, not tests: nothing here fails.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from playwright.sync_api import Browser, Page, sync_playwright
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from contingent.shots import CHROMIUM_FLAGS, find_chromium, free_port, wait_until_healthy  # noqa: E402

PAGES = ("", "Timeline", "Troop_counts", "Bases", "Sources", "Data")
CHARTS = ("", "Timeline", "Troop_counts")
FILTERS = (("mission", "nmi"), ("mission", "oir"))
ROUNDS = 7


@dataclass(frozen=True)
class Server:
    """A running Streamlit: its address and its process."""

    address: str
    process: subprocess.Popen[bytes]

    def megabytes(self) -> float:
        """Resident memory of the server, from /proc."""
        status = Path(f"/proc/{self.process.pid}/status").read_text("ascii")
        return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS")) / 1024


@contextmanager
def serving(app: Path, tables: Path) -> Iterator[Server]:
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(app), "--server.port", str(port)]
    environment = {**os.environ, "CONTINGENT_TABLES": str(tables), "CONTINGENT_ARTICLES": str(tables / "none")}
    process = subprocess.Popen(
        [*command, "--server.headless", "true"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        address = f"http://127.0.0.1:{port}"
        wait_until_healthy(process, address)
        yield Server(address, process)
    finally:
        process.terminate()
        process.wait(timeout=20)


class Session:
    """One reader's connection, without a browser: asks for a page and waits until the server has sent it all."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket

    def ask(self, page: str, query: str) -> tuple[float, int]:
        """Seconds and bytes until the page has run."""
        message = BackMsg()
        message.rerun_script.query_string = query
        message.rerun_script.page_name = page
        start, sent = time.perf_counter(), 0
        self._socket.send(message.SerializeToString())
        while True:
            data = self._socket.recv(timeout=120)
            sent += len(data)
            answer = ForwardMsg()
            answer.ParseFromString(data if isinstance(data, bytes) else data.encode())
            if answer.WhichOneof("type") == "script_finished":
                return time.perf_counter() - start, sent


@contextmanager
def session(server: Server) -> Iterator[Session]:
    """A connection to a server, closed at the end."""
    address = server.address.replace("http", "ws", 1) + "/_stcore/stream"
    with connect(
        address, subprotocols=[Subprotocol("streamlit")], origin=Origin(server.address), max_size=None
    ) as socket:
        yield Session(socket)


def first_chart(browser: Browser, url: str) -> float:
    """Seconds from asking for a page to its drawn chart, with an empty browser cache on a warm server."""
    context = browser.new_context(viewport={"width": 1600, "height": 900})
    page = context.new_page()
    start = time.perf_counter()
    page.goto(url, wait_until="commit")
    page.wait_for_selector(".js-plotly-plot .main-svg .points path", state="attached", timeout=120_000)
    seconds = time.perf_counter() - start
    context.close()
    return seconds


def filter_to_chart(page: Page) -> float:
    """Seconds from a click on a mission in the filter to the chart that shows it, as the browser's own clock has it."""
    page.get_by_role("combobox", name="Missions").click()
    option = page.get_by_role("option").nth(1)  # the first one is "Select all"
    option.wait_for()
    page.evaluate(
        """() => {
          const words = () => [...document.querySelectorAll('.js-plotly-plot .infolayer text')]
            .map((one) => one.textContent).join();
          const before = words();
          window.redrawn = new Promise((done) => {
            const look = () => (words() && words() !== before ? done() : requestAnimationFrame(look));
            const note = () => { window.started = performance.now(); };
            window.addEventListener('pointerup', note, {once: true, capture: true});
            requestAnimationFrame(look);
          }).then(() => performance.now() - window.started);
        }"""
    )
    option.click()
    seconds: float = page.evaluate("window.redrawn") / 1000
    page.keyboard.press("Escape")
    return seconds


def redraws(browser: Browser, url: str) -> float:
    """Median of several filter changes, each on a page that was open already."""
    taken = []
    context = browser.new_context(viewport={"width": 1600, "height": 900})
    for _ in range(ROUNDS):
        page = context.new_page()
        page.goto(url)
        page.wait_for_selector(".js-plotly-plot .main-svg .points path", state="attached", timeout=120_000)
        page.wait_for_timeout(600)
        taken.append(filter_to_chart(page))
        page.close()
    context.close()
    return statistics.median(taken)


def in_the_browser(ours: Server, minimal: Server) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(find_chromium()), args=CHROMIUM_FLAGS)
        for server in (ours, minimal):
            first_chart(browser, server.address)
        base_first = statistics.median(first_chart(browser, minimal.address) for _ in range(3))
        base_redraw = redraws(browser, minimal.address)
        print(f"\n{'minimal page':14} first chart {base_first:5.2f} s         redraw {base_redraw:5.3f} s")
        for page in CHARTS:
            url = f"{ours.address}/{page}"
            first = statistics.median(first_chart(browser, url) for _ in range(3))
            redraw = redraws(browser, url)
            print(
                f"{page or 'Overview':14} first chart {first:5.2f} s ({first / base_first:4.2f} x)"
                f"  redraw {redraw:5.3f} s ({redraw / base_redraw:4.2f} x)"
            )
        browser.close()


def on_the_server(ours: Server, minimal: Server) -> None:
    base, _ = answers(minimal, "")
    print(f"{'minimal page':14} answer {base:6.3f} s")
    for page in PAGES:
        seconds, sent = answers(ours, page)
        print(f"{page or 'Overview':14} answer {seconds:6.3f} s ({seconds / base:5.1f} x)  sent {sent / 1e6:5.2f} MB")


def answers(server: Server, page: str) -> tuple[float, int]:
    """Median seconds and largest bytes of a filter change."""
    with session(server) as reader:
        reader.ask(page, "")
        taken = [reader.ask(page, urlencode([FILTERS[n % 2], ("years", f"{2005 + n}-2024")])) for n in range(ROUNDS)]
    return statistics.median(seconds for seconds, _ in taken), max(sent for _, sent in taken)


def memory(ours: Server) -> None:
    before = ours.megabytes()
    with ExitStack() as open_sessions:
        for _ in range(10):
            open_sessions.enter_context(session(ours)).ask("Timeline", "mission=nmi")
        after = ours.megabytes()
    print(f"\nmemory {after:6.0f} MB, each further session {(after - before) / 10:4.1f} MB")


def a_minute_of_ten(ours: Server) -> None:
    alone, _ = answers(ours, "Timeline")
    taken: list[float] = []
    end = time.monotonic() + 60

    def read(number: int) -> None:
        turn = number
        with session(ours) as one:
            while time.monotonic() < end:
                query = urlencode([FILTERS[turn % 2], ("years", f"{2005 + turn % 12}-2024")])
                taken.append(one.ask("Timeline", query)[0])
                turn += 1
                time.sleep(1)

    readers = [threading.Thread(target=read, args=(number,)) for number in range(10)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    together = statistics.median(taken)
    ratio = together / alone
    print(f"\nten sessions: {len(taken)} redraws, median {together:.3f} s ({ratio:.1f} x a single session's)")


def main() -> None:
    parser = argparse.ArgumentParser(description="The dashboard beside a minimal one-chart page.")
    parser.add_argument("--tables", type=Path, default=ROOT / "data" / "tables")
    parser.add_argument("--minute", action="store_true", help="ten sessions for a minute, too")
    asked = parser.parse_args()
    steps: list[Callable[[Server, Server], None]] = [on_the_server, lambda ours, _: memory(ours)]
    if asked.minute:
        steps.append(lambda ours, _: a_minute_of_ten(ours))
    steps.append(in_the_browser)
    least = ROOT / "benchmarks" / "minimal_app.py"
    with serving(ROOT / "app.py", asked.tables) as ours, serving(least, asked.tables) as minimal:
        for page in PAGES:
            with session(ours) as warm:
                warm.ask(page, "")
        for step in steps:
            step(ours, minimal)


if __name__ == "__main__":
    main()

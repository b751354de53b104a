"""One browser that draws all images: figures in the project's own typeface, each within a time limit.

Kaleido draws a figure in a headless Chromium. The page that it draws on is given the typeface here, and every SVG that
leaves the page carries it along: without that, an SVG turned into a PNG or PDF falls back to what the machine has.
"""

from __future__ import annotations

import asyncio
import base64
import logging
import threading
from collections.abc import Coroutine
from concurrent.futures import Future
from concurrent.futures import TimeoutError as TooLate
from functools import cache
from types import TracebackType
from typing import Any

import plotly.graph_objects as go

from contingent.errors import ContingentError
from contingent.shots import find_chromium
from contingent.views.lettering import REGULAR, SEMIBOLD
from contingent.views.theme import FONT_FAMILY

#: Seconds until an image is given up, and until a browser that does not start is.
PATIENCE, START = 30.0, 30.0
_MEND = "Install Chromium or Chrome (Debian: apt-get install chromium). The slides and the tables need neither."
_WEIGHTS = ((REGULAR, "400"), (SEMIBOLD, "600 700"))
_CARRY = """<script>
const face = document.getElementById('typeface').textContent;
const write = XMLSerializer.prototype.serializeToString;
XMLSerializer.prototype.serializeToString = function (node) {
  const text = write.call(this, node);
  return text.startsWith('<svg') ? text.replace('>', '><style>' + face + '</style>') : text;
};
const draw = kaleido_scopes.plotly;
const ready = Promise.all(['400 16px "FAMILY"', '700 16px "FAMILY"'].map((one) => document.fonts.load(one)));
kaleido_scopes.plotly = (...given) => ready.then(() => draw(...given));
</script>"""


class Renderer:
    """A running browser; `close` it, or use it in a `with` block. Safe to be used from several threads.

    After an error it may be in any state: close it and start another.

    Raises ContingentError when there is no Chromium, it does not start, or a figure takes too long.
    """

    def __init__(self, patience: float = PATIENCE) -> None:
        browser = find_chromium()
        self._patience = patience
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="briefing-renderer", daemon=True)
        self._thread.start()
        self._lock = threading.Lock()
        self._kaleido: Any = None
        try:
            self._kaleido = self._wait(_open(str(browser)), START)
        except Exception as error:
            self.close()
            raise ContingentError(f"the browser does not start ({_said(error)}).", str(browser), _MEND) from error

    def draw(self, figure: go.Figure, form: str, width: int, height: int, scale: float) -> bytes:
        """The figure as `png`, `svg` or `pdf`."""
        wanted = {"format": form, "width": width, "height": height, "scale": scale}
        with self._lock:
            try:
                image: bytes = self._wait(self._kaleido.calc_fig(figure, wanted), self._patience)
            except TooLate as error:
                problem = f"an image was not drawn within {self._patience:.0f} seconds."
                raise ContingentError(problem, "", "Choose a smaller selection, or try again.") from error
            except Exception as error:
                raise ContingentError(f"an image could not be drawn ({_said(error)}).", "", "Try again.") from error
        return image

    def close(self) -> None:
        """Stop the browser."""
        running, self._kaleido = self._kaleido, None
        try:
            if running is not None:
                self._wait(running.close(), START)
        finally:
            if self._thread.is_alive():
                self._loop.call_soon_threadsafe(self._loop.stop)
                self._thread.join(timeout=5)

    def __enter__(self) -> Renderer:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _wait(self, work: Coroutine[Any, Any, Any], seconds: float) -> Any:
        running: Future[Any] = asyncio.run_coroutine_threadsafe(work, self._loop)
        try:
            return running.result(timeout=seconds)
        except TooLate:
            running.cancel()
            raise


def available() -> str:
    """ "" when images can be drawn; else what is missing and what to install."""
    try:
        find_chromium()
    except ContingentError as error:
        return f"{error.problem[0].upper()}{error.problem[1:]} {_MEND}"
    return ""


async def _open(browser: str) -> Any:
    # Imported here, because it takes half a second and only images need it.
    from kaleido import Kaleido

    logging.getLogger("choreographer.channels.pipe").addFilter(no_goodbye)

    class OnOnePage(Kaleido):  # type: ignore[misc]
        """Kaleido loads its page, and five megabytes of plotly.js with it, anew after each figure; our figures leave
        nothing behind on it, and are drawn twice as fast without. After a failure the renderer is not used again."""

        async def _return_kaleido_tab(self, tab: Any) -> None:
            await self.tabs_ready.put(tab)

    # The time limit is the renderer's own: it also holds while kaleido itself waits for the browser.
    kaleido = OnOnePage(n=1, timeout=None, page_generator=_Page(), path=browser)
    await kaleido.open()
    return kaleido


def no_goodbye(record: logging.LogRecord) -> bool:
    """False for the goodbye of a browser that was closed, which is no error.

    The browser's wrapper ends with "{bye}". When the machine is busy, that is read together with the browser's last
    answer, and choreographer then writes a traceback to standard error: it is not JSON.
    """
    cause = record.exc_info[1].__cause__ if record.exc_info and record.exc_info[1] else None
    return getattr(cause, "doc", "").strip() != "{bye}"


class _Page:
    """The page that the figures are drawn on: kaleido's own, with the typeface, and nothing from the network."""

    def generate_index(self) -> str:
        from kaleido import PageGenerator

        page: str = PageGenerator(mathjax=False).generate_index()
        page = page.replace("</title>", f'</title><style id="typeface">{typeface()}</style>')
        return page.replace("</head>", _CARRY.replace("FAMILY", FONT_FAMILY) + "</head>")


@cache
def typeface() -> str:
    """The project's typeface as CSS that holds the letters themselves."""
    faces = []
    for path, weight in _WEIGHTS:
        letters = base64.b64encode(path.read_bytes()).decode("ascii")
        faces.append(
            f"@font-face{{font-family:'{FONT_FAMILY}';font-weight:{weight};"
            f"src:url(data:font/woff2;base64,{letters}) format('woff2')}}"
        )
    return "".join(faces)


def _said(error: BaseException) -> str:
    return str(error).strip().splitlines()[0][:200] if str(error).strip() else type(error).__name__

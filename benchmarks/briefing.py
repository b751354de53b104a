"""How long a briefing takes, against what it may take.

    python -m benchmarks.briefing [--tables DIR] [--template corporate.pptx]

A process of its own for the parts that begin cold (the first deck, the first image), as on the command line.
"""

from __future__ import annotations

import argparse
import statistics
import time
from pathlib import Path

from contingent.briefing.bundle import Order, archive, images, slide_deck
from contingent.briefing.contents import Contents, material
from contingent.briefing.pictures import figures, image
from contingent.briefing.renderer import Renderer
from contingent.selection import Selection
from contingent.tables import load

#: Seconds that each may take on two cores.
ALLOWED = {"deck": 0.5, "first image": 3.0, "each further image": 0.3, "the full zip": 8.0}


def main() -> None:
    """Measure and print; nothing fails."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--tables", type=Path, default=Path("data/tables"))
    parser.add_argument("--template", type=Path)
    asked = parser.parse_args()
    order = Order(material(load(asked.tables), Selection()), Contents(marking="UNCLASSIFIED"), asked.template)

    _say("deck", _median(lambda: slide_deck(order)), f"first {_timed(lambda: slide_deck(order)):.2f}")
    start = time.perf_counter()
    drawn = list(figures(order.found, order.wished).values())
    renderer = Renderer()
    image(renderer, drawn[0], "png")
    _say("first image", time.perf_counter() - start, "with the start of the browser")
    start = time.perf_counter()
    made = images(order, renderer)
    each = (time.perf_counter() - start) / len(made)
    _say("each further image", each, f"{len(made)} images: PNG at 4000 x 2250, SVG, PDF")
    renderer.close()

    start = time.perf_counter()
    with Renderer() as fresh:
        content = archive(order, fresh)
    _say("the full zip", time.perf_counter() - start, f"{len(content) / 1e6:.1f} MB, with the start of the browser")


def _timed(work: object) -> float:
    assert callable(work)
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _median(work: object) -> float:
    return statistics.median(_timed(work) for _ in range(5))


def _say(what: str, seconds: float, more: str) -> None:
    allowed = ALLOWED[what]
    print(f"{what:<20}{seconds:6.2f} s  (at most {allowed:.1f} s{'' if seconds <= allowed else ', TOO LONG'}; {more})")


if __name__ == "__main__":
    main()

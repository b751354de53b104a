"""How fast articles become tables, against two yardsticks on the same text.

    pip install -r requirements.txt -r requirements-bench.txt
    python benchmarks/extraction.py [--articles FOLDER]… [--repetitions N]

All in one process. Ours is everything: bytes read and mended, claims extracted, the tables of all articles together
made and rendered as CSV. The yardsticks do far less, on text that is already clean: spaCy's blank English pipeline cuts
it into tokens and sentences, `dateparser.search.search_dates`, told the language, looks for dates alone. They take
turns, so that whatever else the machine does falls on all of them; the medians count.

spaCy keeps every word that it has cut once and looks it up when it comes again, so a text that is timed twice is timed
with all its words known. Next week's articles are not the ones that were read already: the target is held against a
pipeline that is new to the text, and the rate of one that knows it all by heart is printed beside it.
Ends with 1 if a target is missed.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import spacy
from dateparser.search import search_dates

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from contingent.building import build, find_files  # noqa: E402  (the project's root is on the path only now)
from contingent.extraction import extract  # noqa: E402
from contingent.reading import Article, read_article  # noqa: E402
from contingent.reference import load_reference  # noqa: E402
from contingent.writing import render  # noqa: E402

#: Of the rate of spaCy's tokenizer and sentencizer, ours must reach this share.
LEAST_OF_SPACY = 0.15
#: And it must be faster than the search for dates.
LEAST_OF_DATEPARSER = 1.0
OURS, READING = "articles to tables", "  of which reading and extraction"
SPACY, SPACY_AGAIN = "spaCy, text new to it", "spaCy, text known by heart"
DATEPARSER = "dateparser, dates alone"

Run = Callable[[], object]


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Time articles to tables against spaCy and dateparser.")
    parser.add_argument(
        "--articles", type=Path, action="append", help="a folder of articles (default: seeds and corpus)"
    )
    parser.add_argument("--repetitions", type=int, default=7, help="how often each is timed (default: 7)")
    options = parser.parse_args(arguments)
    files = find_files(options.articles or [ROOT / "seeds", ROOT / "tests" / "corpus" / "articles"])
    articles = [read_article(path) for path in files]
    words = sum(len(article.text.split()) for article in articles)
    seconds = timed(contenders(files, articles), options.repetitions)
    print(f"{len(articles)} articles, {words} words, median of {options.repetitions} repetitions\n")
    for name, times in seconds.items():
        rate = words / statistics.median(times)
        print(
            f"{name:34} {rate:>9,.0f} words/s   (slowest {words / max(times):,.0f}, fastest {words / min(times):,.0f})"
        )
    return verdict(seconds)


def contenders(files: Sequence[Path], articles: Sequence[Article]) -> dict[str, Callable[[], Run]]:
    """By name what makes a run ready, which is not timed, and gives the run: its whole work on all articles."""
    reference = load_reference()
    texts = [(article.text, article.language) for article in articles]
    known = _cut_into_sentences(texts)
    known()
    return {
        OURS: lambda: lambda: render(build(files, workers=1).rows),
        READING: lambda: lambda: [extract(read_article(path), reference) for path in files],
        SPACY: lambda: _cut_into_sentences(texts),
        SPACY_AGAIN: lambda: known,
        DATEPARSER: lambda: lambda: [search_dates(text, languages=[language]) for text, language in texts],
    }


def _cut_into_sentences(texts: Sequence[tuple[str, str]]) -> Run:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp("The first text sets up the pipeline.")
    return lambda: [len(list(nlp(text).sents)) for text, _ in texts]


def timed(contenders: dict[str, Callable[[], Run]], repetitions: int) -> dict[str, list[float]]:
    """Seconds of each repetition, by name. Each runs once before, so that rules and languages are loaded."""
    for ready in contenders.values():
        ready()()
    seconds: dict[str, list[float]] = {name: [] for name in contenders}
    for _ in range(repetitions):
        for name, ready in contenders.items():
            run = ready()
            begun = time.perf_counter()
            run()
            seconds[name].append(time.perf_counter() - begun)
    return seconds


def verdict(seconds: dict[str, list[float]]) -> int:
    """Prints the ratios of our rate to theirs, with the targets; 1 if one is missed."""
    missed = False
    print()
    for name, least in ((SPACY, LEAST_OF_SPACY), (SPACY_AGAIN, None), (DATEPARSER, LEAST_OF_DATEPARSER)):
        ratio = statistics.median(seconds[name]) / statistics.median(seconds[OURS])
        fails = least is not None and ratio < least
        missed |= fails
        target = f", target {least}" if least is not None else ""
        print(f"{OURS} / {name}: {ratio:.2f}{target}{' - MISSED' if fails else ''}")
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())

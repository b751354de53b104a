"""The reader's text: marks as links, everything an article says escaped."""

from __future__ import annotations

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from contingent.passages import Mark
from contingent.ui.reader import text_as_html
from contingent.ui.results import marked


def plain(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", html))


def test_a_passage_is_a_link_to_its_row() -> None:
    html = text_as_html("About 180 serve.", [Mark(0, 9, "figures", "a.f01")], {"read": ["a"]}, "en")
    assert html == (
        '<div class="article" lang="en"><span id="passage-a.f01" tabindex="-1"></span>'
        '<a class="soft passage-mark figures" href="?read=a&amp;row=a.f01" target="_self">About 180</a> serve.</div>'
    )


def test_what_was_left_alone_is_no_link() -> None:
    html = text_as_html("Resolution 1546", [Mark(0, 15, "left", "Left alone: a <b>number</b>")], {}, "en")
    assert "<a " not in html
    assert 'title="Left alone: a &lt;b&gt;number&lt;/b&gt;"' in html


MARKS = st.builds(
    Mark,
    st.integers(0, 40),
    st.integers(0, 40),
    st.sampled_from(["figures", "events", "left", "sentence"]),
    st.just("a.f01"),
)


@given(st.text(max_size=40), st.lists(MARKS, max_size=5))
def test_the_text_is_all_there_and_nothing_else(text: str, marks: list[Mark]) -> None:
    assert plain(text_as_html(text, marks, {}, "en")) == text


@given(st.text(alphabet="<>&\"'ab ", max_size=20))
def test_search_hits_are_escaped(text: str) -> None:
    assert plain(marked(text, ((0, len(text)),))) == text

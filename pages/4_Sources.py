"""Sources: the articles, a reader that shows what was read from each, what they say together, and what they do not."""

import streamlit as st

from contingent.ui import address, evidence_card, reader, source_lists
from contingent.ui.frame import foot, open_page

PARTS = {"articles": "Articles", "reader": "Reader", "findings": "Findings", "gaps": "What they do not say"}

view = open_page("Sources")
article_id = address.text("read")
part = address.value("part", list(PARTS), "reader" if article_id else "articles")

st.html('<h1 class="page">The articles and what was read from them</h1>')
if not view.shot:
    address.switch("part", "Part of this page", PARTS, part)
if part == "articles":
    source_lists.articles(view)
elif part == "reader":
    if not view.shot:
        source_lists.choose_article(view, article_id)
    reader.show(view, article_id or view.chosen.articles["article_id"].iloc[0])
elif part == "findings":
    source_lists.findings(view)
else:
    source_lists.silences(view)
evidence_card.show(view)
foot(view)

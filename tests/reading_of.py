"""Articles and their claims made from a few sentences, for the tests of extraction."""

from __future__ import annotations

from dataclasses import replace

from contingent.extraction.claims import Claims
from contingent.extraction.context import Context, read_context
from contingent.extraction.extract import extract
from contingent.extraction.rules import rules_for
from contingent.reading import Article, Sentence, read_bytes
from contingent.reference import load_reference

REFERENCE = load_reference()


def article_of(text: str, language: str = "", published: str = "") -> Article:
    """What reading makes of a text; `language` and `published` where the text is too short to tell them."""
    article = read_bytes(text.encode(), "article.txt")
    return replace(article, language=language or article.language, published=published or article.published)


def sentence_of(text: str) -> Sentence:
    return Sentence("article.s001", 0, 0, 0, len(text), text)


def article_of_sentence(text: str, language: str) -> Article:
    """An article of one prose sentence, whatever reading would take it for."""
    return Article("article", "article.txt", "0" * 64, 0, language, "", "", "", text, (sentence_of(text),))


def context_of(text: str, language: str = "", published: str = "") -> Context:
    article = article_of(text, language, published)
    return read_context(article, REFERENCE, rules_for(REFERENCE, article.language))


def claims_of(text: str, language: str = "", published: str = "") -> Claims:
    return extract(article_of(text, language, published), REFERENCE)

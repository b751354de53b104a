"""A file's bytes into an Article: decoded and mended, without page furniture, in sentences, with its metadata."""

from contingent.errors import ArticleError
from contingent.reading.article import Article, Repair, Sentence
from contingent.reading.reader import read_article, read_bytes

__all__ = ["Article", "ArticleError", "Repair", "Sentence", "read_article", "read_bytes"]

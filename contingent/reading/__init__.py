"""From a file's bytes to an Article: decoding and repair, page furniture, sentences, metadata."""

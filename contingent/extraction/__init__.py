"""From an Article to claims: rows with the very words that say them."""

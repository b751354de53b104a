"""The words that a qualifier puts before a number, for sentences, charts and findings alike."""

#: By code (`tables.md`); `between` has no word of its own, for it joins two numbers.
BEFORE_NUMBER = {
    "exact": "",
    "about": "about ",
    "at_least": "at least ",
    "more_than": "more than ",
    "up_to": "up to ",
    "less_than": "fewer than ",
}

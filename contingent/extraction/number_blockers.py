"""Why a number counts nothing of ours: a percentage, an age, a time of day, a number inside a name or a code."""

from __future__ import annotations

from contingent.extraction.rules import Rules
from contingent.extraction.tokens import Tokens
from contingent.lexicon import Match

#: What `number_blockers.csv` calls the number behind "Comments".
_COMMENTS = "a count of comments"
#: Digits of a postal code, and as many tokens as a line of an address may have that begins with it.
_POSTAL, _ADDRESS = 5, 4


class Blockers:
    """What stands beside a number and shows that it counts nothing of ours."""

    def __init__(self, tokens: Tokens, rules: Rules) -> None:
        self.tokens = tokens
        self.units = {match.last for match in rules["unit_nouns"].find(tokens.words)}
        words = tokens.words
        self.after = {match.first: match for match in rules["number_blockers.after"].find(words)}
        self.before = {match.last: match for match in rules["number_blockers.before"].find(words)}
        self.glued_after = {match.first: match for match in rules["number_blockers.after-glued"].find(words)}
        self.glued_before = {match.last: match for match in rules["number_blockers.before-glued"].find(words)}

    def reason(self, first: int, last: int) -> str:
        """Why the number in tokens `first` to `last` (exclusive) is left alone; empty if nothing beside it says so."""
        tokens = self.tokens
        match = self.after.get(last) or self.before.get(first)
        if match is None and last < len(tokens) and tokens.starts[last] == tokens.ends[last - 1]:
            match = self.glued_after.get(last)
            if match is None and tokens.words[last][0].isalpha():
                return "a number inside a name or a code"
        if match is None:
            match = self.glued_before.get(first) or self._of_label(first)
        if match is not None:
            return match.entry.output
        return self._shape(first, last)

    def _of_label(self, first: int) -> Match | None:
        """ "Comments (41)": the label stands before the bracket; a unit's name there has its people in it."""
        label = self.before.get(first - 1) if first and self.tokens.words[first - 1] == "(" else None
        return label if label is not None and label.entry.output == _COMMENTS else None

    def _shape(self, first: int, last: int) -> str:
        tokens = self.tokens
        near = tokens.words[last] if last < len(tokens) else ""
        if first == 0 and near in (".", ")") and last < len(tokens) - 1 and tokens.words[first].isdigit():
            return "the number of an item in a list"
        glued_right = last + 1 < len(tokens) and tokens.starts[last] == tokens.ends[last - 1]
        if glued_right and near in (":", "/") and tokens.words[last + 1][0].isdigit():
            return "a time, a date or a ratio"
        if first >= 2 and tokens.words[first - 1] in (":", "/") and tokens.ends[first - 2] == tokens.starts[first] - 1:
            return "a time, a date or a ratio"
        if self._is_postal(first, last):
            return "a postal code"
        if self._is_of_unit(first):
            return "a number that names a unit"
        if self._is_of_series(first, last):
            return "the number of a picture or a page"
        if tokens.words[first][0] == "0" and len(tokens.words[first]) > 1:
            return "a number inside a name or a code"
        if self._is_glued_to_letters(first):
            return "a number inside a name or a code"
        return ""

    def _is_postal(self, first: int, last: int) -> bool:
        """ "28071 Madrid": five digits and a town, and nothing else."""
        words = self.tokens.words
        alone = first == 0 and last < len(words) <= _ADDRESS and self.tokens.capitalised(last)
        return alone and words[0].isdigit() and len(words[0]) == _POSTAL

    def _is_of_unit(self, first: int) -> bool:
        """`Regimiento "Garellano" 45`: behind a unit's name in quotation marks."""
        words = self.tokens.words
        if not first or words[first - 1] != '"' or '"' not in words[: first - 1]:
            return False
        return max(i for i in range(first - 1) if words[i] == '"') in self.units

    def _is_of_series(self, first: int, last: int) -> bool:
        """ "1 of 4 –", "(2 de 5)": either number of a caption."""
        words = self.tokens.words
        for at in (first, first - 2):
            series = words[at : at + 3] if at >= 0 else ()
            if len(series) == 3 and series[0].isdigit() and series[1] in ("of", "de") and series[2].isdigit():
                return words[at + 3 : at + 4] in (("-",), ("\u2013",), ("\u2014",), (")",)) and last - first == 1
        return False

    def _is_glued_to_letters(self, first: int) -> bool:
        """ "K9", "CF-188"."""
        tokens = self.tokens
        index = first - 1
        if index > 0 and tokens.words[index] == "-" and tokens.ends[index] == tokens.starts[first]:
            index, first = index - 1, index
        return index >= 0 and tokens.words[index].isalpha() and tokens.ends[index] == tokens.starts[first]

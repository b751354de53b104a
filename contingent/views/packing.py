"""Put things that lie along a line into as few rows as possible without one touching another."""

from __future__ import annotations

from bisect import bisect_left


class Rows:
    """Rows along one axis, each a sorted list of the stretches that are taken."""

    def __init__(self, most: int) -> None:
        self.most = most
        self._taken: list[list[tuple[float, float]]] = []

    def place(self, start: float, end: float) -> int | None:
        """Take the stretch in the first row where it is free; None when all rows are taken there."""
        for row, taken in enumerate(self._taken):
            if self._free(taken, start, end):
                self._take(row, start, end)
                return row
        if len(self._taken) >= self.most:
            return None
        self._taken.append([])
        self._take(len(self._taken) - 1, start, end)
        return len(self._taken) - 1

    @property
    def used(self) -> int:
        return len(self._taken)

    def _take(self, row: int, start: float, end: float) -> None:
        taken = self._taken[row]
        taken.insert(bisect_left(taken, (start, end)), (start, end))

    @staticmethod
    def _free(taken: list[tuple[float, float]], start: float, end: float) -> bool:
        """Stretches in a row never overlap, so only the neighbours can be in the way."""
        at = bisect_left(taken, (start, end))
        before_is_clear = at == 0 or taken[at - 1][1] <= start
        return before_is_clear and (at == len(taken) or taken[at][0] >= end)

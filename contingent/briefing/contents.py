"""What goes into a briefing: the tables and what is known about them, and the wishes of who asks for it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from contingent import selection as selecting
from contingent import wording
from contingent.briefing import letters
from contingent.errors import ContingentError
from contingent.latest import HOME, latest_counts
from contingent.schema import MEASURES
from contingent.selection import Selection
from contingent.tables import Tables
from contingent.views.basemap import VIEWS
from contingent.views.pins import places

#: Every kind of slide, in the order in which they stand.
SLIDES = {
    "title": "Title",
    "counts": "Latest counts",
    "timeline": "Timeline",
    "troops": "Troop counts",
    "iraq": "Map of Iraq",
    "baghdad": "Map of the Baghdad area",
    "findings": "What agrees, what conflicts",
    "sources": "Sources",
}
#: Those that are also figures, to be had as images.
FIGURES = ("timeline", "troops", "iraq", "baghdad")
_FEWEST_PINS = {"iraq": 1, "baghdad": 2}


@dataclass(frozen=True)
class Material:
    """What the briefing is made from.

    `tables` is what `selection` leaves of `everything`; `written` the day the tables were written (ISO date, "" if
    unknown); `address` where the dashboard shows the same view.
    """

    tables: Tables
    everything: Tables
    selection: Selection
    written: str = ""
    address: str = ""

    @cached_property
    def words(self) -> str:
        """The selection in words."""
        return self.selection.in_words(self.tables, self.everything)

    @cached_property
    def foot(self) -> str:
        """Who says so, for the foot of each slide."""
        return letters.sources(self.tables, 190)

    @cached_property
    def nation(self) -> str:
        """Whose personnel is counted: the one nation that is chosen, else the home nation, "" if it counts none."""
        if len(self.selection.nations) == 1:
            return self.selection.nations[0]
        counted = set(self.tables.figures["nation"])
        return HOME if HOME in counted and not self.selection.nations else ""


@dataclass(frozen=True, slots=True)
class Contents:
    """What is wished for: the kinds of slide (keys of SLIDES), the title ("" for one made from the selection), the
    marking line ("" for none) and the measures of the troop counts (empty for the first that is reported)."""

    slides: tuple[str, ...] = tuple(SLIDES)
    title: str = ""
    marking: str = ""
    measures: tuple[str, ...] = ()


def material(
    everything: Tables, selection: Selection, written: str = "", address: str = "", tables: Tables | None = None
) -> Material:
    """The material of a selection; `tables` if it has been applied already."""
    chosen = tables or selecting.apply(selection, everything)
    return Material(chosen, everything, selection, written, address)


def available(found: Material) -> tuple[str, ...]:
    """The kinds of slide that these tables can fill. Raises ContingentError when the selection leaves no row."""
    tables = found.tables
    if not any(len(tables.table(name)) for name in selecting.CLAIM_TABLES):
        mend = "Choose other missions or years."
        raise ContingentError(f"no article reports anything for this selection ({found.words}).", "", mend)
    there = {
        "title": True,
        "counts": any(one.figure is not None for one in latest_counts(tables, found.nation or HOME)),
        "timeline": bool(len(tables.events)),
        "troops": bool(len(tables.figures)),
        **_maps(tables),
        "findings": bool(len(tables.findings)),
        "sources": True,
    }
    return tuple(kind for kind in SLIDES if there[kind])


def _maps(tables: Tables) -> dict[str, bool]:
    """For each map whether enough places have a pin on it."""
    rows = places(tables)
    rows = rows[rows["pinned"]]
    there = {}
    for view, fewest in _FEWEST_PINS.items():
        seen = VIEWS[view]
        across, up = rows["longitude"].between(seen.west, seen.east), rows["latitude"].between(seen.south, seen.north)
        there[view] = int((across & up).sum()) >= fewest
    return there


def measures(found: Material, wished: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The measures to show: those wished for that are reported, else the first one in the order of the schema."""
    reported = set(found.tables.figures["measure"])
    known = tuple(one for one in MEASURES if one in reported)
    return tuple(one for one in known if one in wished) or known[:1]


def nation_for(found: Material, measure: str) -> str:
    """Whose figures of a measure are shown: the nation's if it has any, else everybody's ("")."""
    figures = found.tables.figures
    own = figures[(figures["measure"] == measure) & (figures["nation"] == found.nation)]
    return found.nation if len(own) else ""


def default_title(found: Material) -> str:
    """`NATO Mission Iraq, as reported`; of more than two missions `The deployment in Iraq, as reported`."""
    chosen = found.selection.missions
    if 0 < len(chosen) <= 2:
        names = wording.names(";".join(chosen), found.everything.missions, "mission_id").replace(" + ", " and ")
        return f"{names}, as reported"
    return "The deployment in Iraq, as reported"

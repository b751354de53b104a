"""The places of a sentence where something is: bases, towns and countries, told from those that only act or locate."""

from __future__ import annotations

from collections.abc import Sequence

from contingent.extraction.context import Context
from contingent.extraction.names import NOT_THEATRE, Name, is_location, is_only_near
from contingent.extraction.scan import Scan
from contingent.lexicon import Match

#: The countries of the missions: "in Iraq" says no more than the mission does, "in Kuwait" says where.
THEATRE = {"iraq", "syria"}
#: The one beside Iraq, of which a count may be told apart: "900 in Syria".
BESIDE_IRAQ = THEATRE - {"iraq"}
#: How many tokens may stand between what belongs together, and between a cue and what it governs.
ATTACHED = 5
NEAR = 8
#: Degrees of latitude and longitude within which a base belongs to a city.
_BY = 0.5
#: How many words may describe "the base" before the name that tells which one: "la base aérea iraquí de".
_DESCRIBED = 5
_PARTICIPLES = ("ed", "en", "wn", "ado", "ido")


class Stations:
    """The sentence at `index` of a context: `places` are those where something is, `cues` and `refusals` the matches
    of `presence_cues.csv` outside names."""

    def __init__(self, context: Context, index: int) -> None:
        self.context = context
        self.rules = context.rules
        self.index = index
        self.scan: Scan = context.scans[index]
        self.words = self.scan.tokens.words
        cues = [cue for cue in self.rules["presence_cues"].find(self.words) if not self._in_name(cue)]
        self.cues = [cue for cue in cues if cue.entry.output != "not" and not self._is_auxiliary(cue)]
        self.refusals = [cue for cue in cues if cue.entry.output == "not"]
        self.places = self._places()

    def kind(self, name: Name) -> str:
        """`base`, `city`, `country` or `region`."""
        return self.context.reference.places[name.id].kind

    def is_fine(self, name: Name) -> bool:
        """Whether a place is closer than a country or region; a town that only "there" means may not be meant, one that
        "the air base" means is."""
        told = not name.implied or not self.rules.words("lodging").isdisjoint(self.words[name.first : name.last])
        return self.kind(name) == "base" or (self.kind(name) == "city" and told)

    def is_abroad(self, name: Name) -> bool:
        """Whether a place is a country beside the theatre."""
        return self.kind(name) == "country" and not self.is_theatre(name)

    def is_theatre(self, name: Name) -> bool:
        """Whether a place is no more than the country where it all happens, which a mission's name implies."""
        return name.id in THEATRE

    def _in_name(self, cue: Match) -> bool:
        """Whether a cue is only a part of a name; a body ("the allies") and a mission's first word may be cues."""
        for name in self.scan.names:
            if name.implied or name.form == "body":
                continue
            if name.first < cue.first < name.last or (name.first == cue.first and name.kind == "place"):
                return True
        return False

    def _is_auxiliary(self, cue: Match) -> bool:
        """ "had signed": the participle tells what they did, not "had"; "el trabajo realizado" is no verb at all."""
        article = self.words[cue.first - 1] if cue.first else ""
        if cue.last - cue.first == 1 and self.words[cue.first] in self.rules.words("noun_too"):
            return article in self.rules.words("article")
        word = self.words[cue.last] if cue.last < len(self.words) else ""
        return self.words[cue.last - 1] in self.rules.words("have") and word.endswith(_PARTICIPLES)

    def _places(self) -> list[Name]:
        """The places of the sentence where something is: not homes, not a city that only says where a base lies."""
        found = [name for name in self.scan.of_kind("place") if name.id not in NOT_THEATRE and self._is_there(name)]
        bases = [name for name in found if self.kind(name) == "base"]
        return [name for name in found if self.kind(name) == "base" or not self._only_locates(name, bases)]

    def _is_there(self, name: Name) -> bool:
        leading, at = self.leading(name)
        if at > 0 and self.words[at - 1] in self.rules.words("no_station"):
            return False
        if name.implied:
            following = self.words[name.last : name.last + 1]
            if name.last - name.first == 1 and set(following) & self.rules.words("be"):  # "there are plans"
                return False
            if name.last - name.first == 1 and self._is_told_where(name):
                return False
            return name.last - name.first == 1 or not self._is_told_which(name)
        if self._is_beyond(name, at):
            return False
        if self._is_contributor(name):
            return False
        if "base" in (self.kind(name), name.form) or self.scan.sentence.kind == "row":
            return True
        if not name.first and self.kind(name) == "city" and self.words[name.last : name.last + 1] == (":",):
            return True  # "Erbil: a team of 40"
        if self.kind(name) == "city" and any(
            cue.entry.output == "host" and 0 <= cue.first - name.last <= 2 for cue in self.cues
        ):
            return True  # "Erbil is also used by Danes"
        before = self.words[name.first - 1] if name.first else ""
        if self.kind(name) == "country":
            return (
                self._is_inside(name) if not self.is_theatre(name) else is_location(self.scan.tokens, name, self.rules)
            )
        if any(base.first == name.last for base in self.rules["bases"].find(self.words)):  # "its Baghdad headquarters"
            return True
        if not self.rules.words("outskirts").isdisjoint(self.words[max(0, name.first - 3) : name.first]):
            return False  # "an academy on the outskirts of the city"
        listed = before in (",", ":", "|", "(") or (
            before in self.rules.words("and") and not self._is_capital(name.first - 2)
        )
        return listed or is_location(self.scan.tokens, name, self.rules)

    def _is_contributor(self, name: Name) -> bool:
        """ "Turkey 2", "Jordan: 40 engineers": in a table or a list a country with a number behind it sends so many."""
        listed = self.scan.sentence.kind in ("row", "item") and self.kind(name) == "country"
        return listed and any(0 <= number.first - name.last <= 1 for number in self.scan.numbers)

    def _is_told_where(self, name: Name) -> bool:
        """ "right here in the capital", "aquí, en Taji": the place that follows is the one that is meant."""
        after = [other for other in self.scan.of_kind("place") if 0 < other.first - name.last <= 2]
        where = self.rules.words("stationed_at") - self.rules.words("handed_from")  # but not "there from Taji"
        return any(self.words[i] in where for o in after for i in range(name.last, o.first))

    def _is_told_which(self, name: Name) -> bool:
        """ "the base Gran Capitán", "la base aérea de Al Asad", "la base de la Extremadura XI": a name tells which base
        is meant, be it one that the gazetteer does not know, or it is no base ("sobre la base de")."""
        plain = self.rules.words("lying") | self.rules.words("base_described") | {'"', "'"}
        for index in range(name.last, min(name.last + _DESCRIBED, len(self.words))):
            if self.is_place(index):
                return True
            if self.words[index] not in plain:
                named = self.scan.tokens.capitalised(index)
                return named and (index == name.last or self.words[index - 1] in self.rules.words("of") | {'"'})
        return False

    def _is_beyond(self, name: Name, at: int) -> bool:
        """ "support it, but outside Iraq only", "in Kuwait, not in Iraq": told as where somebody is not."""
        if at < 0:
            return False
        if self.words[at] in self.rules.words("beyond") or self.words[at - 1 : at + 1] == ("fuera", "de"):
            return self.kind(name) in ("country", "region")
        return at > 0 and self.words[at - 1] in self.rules.words("not_there")

    def _is_capital(self, index: int) -> bool:
        """Whether a word stands for a nation's government: "Washington and Baghdad" talk, nobody is there."""
        return any(name.form == "capital" and name.first <= index < name.last for name in self.scan.of_kind("nation"))

    def _is_inside(self, name: Name) -> bool:
        """Whether "in" leads to a country, or to the list that it stands in: "in Jordan, Kuwait and Qatar"; "sent to
        Kuwait" does too."""
        leading, at = self.leading(name)
        if leading in self.rules.words("inside_country") or self._is_country_of_town(name):
            return True
        flying = any(cue.entry.get("activity") == "air support" for cue in self.cues)
        if flying and leading in self.rules.words("handed_from"):  # "fly supplies from Kuwait"
            return True
        towns = {other.last for other in self.scan.of_kind("place") if self.kind(other) in ("base", "city")}
        joined = name.first - 1 in towns and self.words[name.first - 1] in self.rules.words("and")
        if joined and leading in self.rules.words("of"):
            return True  # "the headquarters of Baghdad and Kuwait"
        sent = any(cue.last == at and cue.entry.output == "serve" for cue in self.cues)
        return sent and leading in self.rules.words("towards")

    def _is_country_of_town(self, name: Name) -> bool:
        """ "from Al Azraq, Jordan": the country of a town that the gazetteer does not know."""
        town = name.first - 2
        named = any(other.first <= town < other.last for other in self.scan.names if other.kind == "nation")
        after_comma = town >= 0 and self.words[town + 1] == ","
        return after_comma and not named and is_location(self.scan.tokens, name, self.rules)

    def leading(self, name: Name) -> tuple[str, int]:
        """The word before a place, or before the list of places that it ends, and where that stands."""
        skipped = self.rules.words("nation_list") | {","}
        index = name.first - 1
        while index >= 0 and (self.words[index] in skipped or self.is_place(index)):
            index -= 1
        return (self.words[index] if index >= 0 else ""), index

    def is_place(self, index: int) -> bool:
        return any(name.first <= index < name.last for name in self.scan.of_kind("place"))

    def _only_locates(self, name: Name, bases: Sequence[Name]) -> bool:
        """Whether a city says where a base lies ("Union III, Baghdad"), or a place is only what others lie near."""
        lying, joints = self.rules.words("lying") | {",", "("}, self.rules.words("and")
        for base in bases:
            after, ahead = self.words[base.last : name.first], self.words[name.last : base.first]
            listed = not joints.isdisjoint(self.words[name.last : name.last + 1])
            lies = bool(after) and not listed and lying.issuperset(after)
            leads = 0 < len(ahead) <= NEAR and joints.isdisjoint(ahead) and not self._goes_on(name, ahead)
            if (lies or leads) and self._is_close(base, name):
                return True
        return is_only_near(self.scan.tokens, name, self.scan.of_kind("place"), self.rules)

    def _goes_on(self, name: Name, ahead: Sequence[str]) -> bool:
        """ "en Bagdad, en Taji y en Al Taqaddum": a comma, with the same preposition or none, leads to the next of a
        list, and not from a city to its base."""
        if not ahead or ahead[0] != "," or len(ahead) > 2:
            return False
        return len(ahead) == 1 or ahead[1] == (self.words[name.first - 1] if name.first else "")

    def _is_close(self, base: Name, city: Name) -> bool:
        """Whether a base lies in or by a city, as far as coordinates tell; one without any may."""
        one, other = self.context.reference.places[base.id], self.context.reference.places[city.id]
        if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
            return True
        return abs(one.latitude - other.latitude) < _BY and abs(one.longitude - other.longitude) < _BY

"""What a number counts: soldiers, vehicles, flight hours, attacks, states, or nothing the tables hold."""

from __future__ import annotations

from dataclasses import dataclass

from contingent.extraction.names import HOSTS, Name
from contingent.extraction.numbers import Number
from contingent.extraction.rules import Rules
from contingent.extraction.scan import Scan
from contingent.lexicon import Match

#: Punctuation inside a noun phrase: "U.S.-led", "d'Artagnan", a "quoted" word.
_INSIDE = {"-", "'", ".", '"'}
#: As many people are a population and no force.
_LARGEST_FORCE = 1_000_000
#: "la 72" names a brigade; no brigade has a higher number.
_LARGEST_NAME = 200
#: How far behind "the number of attacks" its number may stand.
_FROM_NUMBER = 8
_WINDOW = {"en": 9, "es": 4}


@dataclass(frozen=True, slots=True)
class Counted:
    """What a number counts. `unit` is the tables' unit, `role` the class of the noun (`force`, `role`, `people`,
    `trainee`, `casualty`, `vehicle` …; `bare` for a number whose noun is understood). `last` is the token where
    the noun phrase ends, tail included ("of the Spanish armed forces"). `reason` says why it counts nothing of ours.
    """

    unit: str
    role: str
    last: int
    rule: str
    reason: str = ""


def what_is_counted(scan: Scan, number: Number, rules: Rules) -> Counted:
    """The unit of a number from its noun phrase; a bare number has role `bare` and unit `persons`, to be licensed."""
    words = scan.tokens.words
    if _fills_cell(scan, number):
        return Counted("persons", "bare", number.last, "units.bare")
    end = _phrase_end(scan, number, rules.language)
    at_once = [m for m in rules["units"].find(words[number.last : number.last + 6]) if m.first == 0]
    end = max(end, number.last + at_once[0].last) if at_once else end  # "hours in the air" holds a preposition
    units = [m for m in rules["units"].find(words[number.last : end]) if not _is_of_name(scan, number.last, m)]
    if units:
        head = units[0]
        if head.entry.get("role") == "force" and not head.first and _is_regiment(scan, number.last):
            return Counted("", "", number.last, "units.proper", "a number that names a unit")
        last = number.last + head.last
        said_of = words[last : last + 1] and words[last] in scan.words("be")  # "500 advisers are civilians"
        foes = rules["foes"].find(words[number.last : last if said_of else min(last + 2, len(words))])
        foes = [foe for foe in foes if foe.last <= head.first or foe.first >= head.last]
        if foes:
            return Counted("", "", last, f"units.{foes[0].entry.id}", foes[0].entry.output)
        entry = head.entry
        if entry.output == "persons" and number.value >= _LARGEST_FORCE:
            return Counted("", "", last, "units.people", "more people than any force has")
        if entry.get("role") == "force" and _are_hosts_too(scan, last):
            return Counted("persons", "trainee", last, "units.host")
        if entry.get("role") == "trainee" and _are_warplanes(scan, number.last + head.first, rules):
            return Counted("aircraft", "aircraft", last, f"units.{entry.id}")
        if entry.get("role") == "aircraft" and _are_weapons(scan, words[number.last : last], rules):
            return Counted("", "", last, "units.weapons", "weapons of an attack")
        if words[last : last + 1] and words[last] in rules.words("speech"):
            return Counted("", "", last, "units.speech", "people who speak, not people counted")
        last = _tail(scan, last, rules)
        return Counted(entry.output, entry.get("role"), last, f"units.{entry.id}")
    told = _number_of(scan, number, rules)
    if told is not None:
        return told
    if _is_aircraft_type(scan, number.last):
        return Counted("aircraft", "aircraft", number.last + 3, "units.type")
    people = [n for n in scan.of_kind("nation") if _is_people(scan, n, number, end, rules.language)]
    if people:
        return Counted("persons", "force", people[0].last, "units.people")
    host = [n for n in scan.of_kind("nation") if n.form == "adjective" and number.last == n.first and n.id in HOSTS]
    if host:
        return Counted("persons", "trainee", end, "units.host")
    if _is_proper(scan, number):
        return Counted("", "", number.last, "units.proper", "a number that names a unit")
    adjective = _elided_adjective(scan, number, end, rules.language)
    headed = is_headed(scan, number, rules) and not _is_of_things(scan, number)
    if adjective or headed or _is_bare(scan, number, rules):
        return Counted("persons", "bare", adjective or number.last, "units.bare")
    return Counted("", "", number.last, "units.none", "it counts something the tables do not hold")


def _is_of_name(scan: Scan, first: int, unit: Match) -> bool:
    """ "Lithuania 4, United States 28": the states of a nation's name are not counted."""
    names = [n for n in scan.of_kind("nation") if n.form == "name" and n.last - n.first > 1]
    inside = any(n.first < first + unit.first < n.last for n in names)
    return inside and unit.entry.get("role") == "states"


def _are_hosts_too(scan: Scan, last: int) -> bool:
    """ "50.000 soldados y policías iraquíes": what stands behind the second noun describes the first too."""
    hosts = {name.first for name in scan.of_kind("nation") if name.id in HOSTS and name.form == "adjective"}
    joined = last < len(scan.tokens) and scan.tokens.words[last] in scan.words("and")
    return joined and scan.rules.language == "es" and last + 2 in hosts


def _fills_cell(scan: Scan, number: Number) -> bool:
    """ "Italy      82      Police training": a number alone between the wide gaps of a table's columns."""
    tokens, last = scan.tokens, number.last
    return scan.sentence.kind == "row" and last < len(tokens) and tokens.starts[last] > tokens.ends[last - 1] + 1


def _is_regiment(scan: Scan, index: int) -> bool:
    """ "a company of 4 RIFLES": a noun in capitals, where the sentence has other words, is a name."""
    return _is_capitals(scan, index) and not scan.tokens.text.isupper() and scan.sentence.kind == "prose"


def _are_warplanes(scan: Scan, index: int, rules: Rules) -> bool:
    """ "six fighters, a radar aircraft and a tanker": fighters beside other aircraft fly."""
    words = scan.tokens.words
    others = [m for m in rules["units"].find(words) if m.entry.get("role") == "aircraft"]
    return words[index] in ("fighter", "fighters") and bool(others)


def _are_weapons(scan: Scan, noun: tuple[str, ...], rules: Rules) -> bool:
    """ "three drones were shot down": nobody deploys what is fired at a base."""
    told = any(m.entry.output == "attack" for m in rules["event_cues"].find(scan.tokens.words))
    return told and bool(scan.words("uncrewed") & set(noun))


def _is_of_things(scan: Scan, number: Number) -> bool:
    """ "there are two chains of command": behind "there are" stands a plural noun that is none of ours."""
    words, index = scan.tokens.words, number.last
    exists = "there" in words[max(0, number.first - 3) : number.first]
    return exists and index < len(words) and words[index].isalpha() and _closes(scan, index, "en")


def _number_of(scan: Scan, number: Number, rules: Rules) -> Counted | None:
    """ "the number of attacks stands at 28", "raised to 109 the number of soldiers hurt": the noun is told apart."""
    words = scan.tokens.words
    heads = [
        i + 2 for i in range(len(words) - 2) if words[i] in scan.words("number_noun") and words[i + 1] in ("of", "de")
    ]
    for start in heads:
        units = rules["units"].find(words[start : start + 8])
        if not units:
            continue
        last = start + units[0].last
        entry = units[0].entry
        if number.last <= start <= number.last + 4:
            return Counted(entry.output, entry.get("role"), last, f"units.{entry.id}")
        led = number.first and words[number.first - 1] in scan.words("led_to")
        if led and 0 <= number.first - last <= _FROM_NUMBER:
            return Counted(entry.output, entry.get("role"), number.last, f"units.{entry.id}")
    return None


def _is_capitals(scan: Scan, index: int) -> bool:
    """ "AS532", not "as"."""
    start, end = scan.tokens.starts[index], scan.tokens.ends[index]
    return end - start > 1 and scan.tokens.text[start:end].isupper()


def _is_aircraft_type(scan: Scan, index: int) -> bool:
    """ "three CH-47Ds": letters, a hyphen and a number."""
    words = scan.tokens.words
    if index + 2 >= len(words) or words[index] not in scan.words("type_prefix"):
        return False
    return scan.tokens.capitalised(index) and words[index + 1] == "-" and words[index + 2][0].isdigit()


def _is_people(scan: Scan, name: Name, number: Number, end: int, language: str) -> bool:
    """ "thirty Danes", "625 españoles": a demonym that is the noun itself."""
    if name.form == "people" and number.last <= name.first < end:
        return True
    if language != "es" or name.form != "adjective":
        return False
    article = not scan.words("article").isdisjoint(scan.tokens.words[number.last : number.last + 1])
    told_after = article and name.first == number.last + 1
    return name.first == number.last or told_after  # "eran 551 los españoles"


def _phrase_end(scan: Scan, number: Number, language: str) -> int:
    words, stops, of = scan.tokens.words, scan.words("stop"), scan.words("of")
    index = number.last
    limit = min(len(words), index + _WINDOW[language])
    while index < limit:
        word = words[index]
        if word in of and index + 1 < limit:
            index += 1
            while index < limit and words[index] in scan.words("phrase_article"):
                index += 1
            continue
        if word == "(" and ")" in words[index : index + 4]:
            index = words.index(")", index) + 1
            continue
        if (word in stops and not _is_capitals(scan, index)) or (
            word in scan.words("and") and not _joins_adjectives(scan, number, index)
        ):
            break
        if not word[0].isalnum() and word not in _INSIDE and not (word == "," and _adjectives(scan, index)):
            break
        if word == "." and index + 1 == len(words):
            break
        if _closes(scan, index, language):
            index += 1
            break
        index += 1
    return index


def _joins_adjectives(scan: Scan, number: Number, index: int) -> bool:
    """Whether "and" only joins two adjectives of one noun: "military and civilian experts"."""
    if index + 1 >= len(scan.tokens) or index == number.last:
        return False
    before, after = scan.tokens.words[index - 1], scan.tokens.words[index + 1]
    adjectives = {name.first for name in scan.of_kind("nation") if name.form == "adjective"}
    if index - 1 in adjectives or before in scan.words("adjective"):
        return index + 1 in adjectives or after in scan.words("adjective") or index + 2 in adjectives
    return False


def _adjectives(scan: Scan, index: int) -> bool:
    """Whether a comma only stands between two adjectives: "200 British, Danish and Dutch soldiers"."""
    nations = {name.first for name in scan.of_kind("nation") if name.form == "adjective"}
    return index - 1 in nations and index + 1 in nations


def _closes(scan: Scan, index: int, language: str) -> bool:
    """Whether a lower-case plural ends an English noun phrase: "rockets", "caravans"."""
    word = scan.tokens.words[index]
    if language != "en" or not word.endswith("s") or word.endswith(("ss", "us")) or len(word) < 4:
        return False
    return word not in scan.words("plural_modifier") and not scan.tokens.capitalised(index)


def _tail(scan: Scan, last: int, rules: Rules) -> int:
    """The end of "members of the Spanish armed forces", "soldiers from Denmark": a genitive belongs to the phrase."""
    words = scan.tokens.words
    if last < len(words) and words[last] in scan.words("of") | scan.words("from"):
        verbs = {last + match.first for match in rules["figure_cues"].find(words[last : last + 8])}
        reach = last + 1
        while reach < len(words) and reach - last < 7 and reach not in verbs and (
            words[reach] not in scan.words("stop") or words[reach] in scan.words("article")
        ) and words[reach][0].isalnum():  # fmt: skip
            reach += 1
        return reach
    adjectives = {n.first: n.last for n in scan.of_kind("nation") if n.form in ("adjective", "people")}
    return adjectives.get(last, last)


def _elided_adjective(scan: Scan, number: Number, end: int, language: str) -> int:
    """ "250 of them Canadian", "300 españoles": the end of an adjective that stands for the noun; 0 if none."""
    for name in scan.of_kind("nation"):
        reach = 4 if is_partitive(scan, number) else 2
        if name.form not in ("adjective", "people") or not number.last <= name.first <= number.last + reach:
            continue
        follows = scan.tokens.words[name.last] if name.last < len(scan.tokens) else "."
        if language == "es" or not follows[0].isalpha() or follows in scan.words("stop"):
            return name.last
    return 0


def is_partitive(scan: Scan, number: Number) -> bool:
    """ "250 of them", "cien de ellos", "200 of the 530"."""
    after = scan.tokens.words[number.last : number.last + 2]
    if len(after) < 2 or after[0] not in scan.words("of"):
        return False
    whole = any(other.first == number.last + 2 for other in scan.numbers)
    return after[1] in scan.words("them") or (whole and after[1] in scan.words("article") | scan.words("possessive"))


def _is_bare(scan: Scan, number: Number, rules: Rules) -> bool:
    words = scan.tokens.words
    if number.last >= len(words) or not words[number.last][0].isalnum() or is_partitive(scan, number):
        return True
    if rules.language == "en" and words[number.last].endswith("ed") and not scan.tokens.capitalised(number.last):
        return True
    if rules.language == "es" and words[number.last][-1] != "s" and len(words[number.last]) > 4:
        return True  # a Spanish noun after a number is a plural: "ocho trabajarán" has none
    return any(m.first == 0 for m in rules["bare_followers"].find(words[number.last : number.last + 4]))


def _is_proper(scan: Scan, number: Number) -> bool:
    """Whether the number belongs to a name: "Regimiento Garellano 45", "la 72"; a nation's name may lead a count."""
    index = number.first - 1
    if (
        scan.sentence.kind == "row"
        or number.qualifier != "exact"
        or index < 0
        or not scan.tokens.words[number.first].isdigit()
    ):
        return False
    if scan.tokens.words[index] in scan.words("naming_article") and number.value < _LARGEST_NAME:
        return True
    nations = {name.last - 1 for name in scan.of_kind("nation")} | {dated.last - 1 for dated in scan.dates}
    word = scan.tokens.words[index]
    return index > 0 and word.isalpha() and len(word) > 1 and scan.tokens.capitalised(index) and index not in nations


def is_headed(scan: Scan, number: Number, rules: Rules) -> bool:
    """Whether a noun or verb of strength leads to the number: "a contingent of", "numbered", "could grow to"."""
    words = scan.tokens.words
    start = max(0, number.first - 10)
    window = words[start : number.first]
    if any(start + match.last >= number.first - 1 for match in rules["unit_heads"].find(window)):
        return True
    if not window or window[-1] not in scan.words("led_to"):
        return False
    return bool(rules["change_verbs"].find(words[max(0, number.first - 12) : number.first]))

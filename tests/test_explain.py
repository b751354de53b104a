"""Explain: sentence by sentence, what was read, by which rule, and what was left alone."""

from __future__ import annotations

from claims_of import event, figure, left_alone, presence, tenure, told, when

from contingent.explain import explain
from contingent.reading.article import Repair

SENTENCE = "About 180 specialists have served under General Agüero at Union III since 2023."


def test_every_row_stands_under_its_sentence_with_words_and_rule() -> None:
    article, claims = told(
        "a_one",
        figure(SENTENCE, "deployed", "about 180", "ESP", ("nmi",), "union-iii", when("2023/..")),
        event("The command changed in May.", "command_change", when("XXXX-05"), ("ESP",), ("nmi",)),
        tenure(SENTENCE, "Agüero", start=when("2023")),
        presence(SENTENCE, "ESP", "nmi", "union-iii"),
        left_alone("Resolution 1546 asks for it.", "the number of a resolution"),
        publisher="EFE",
        published="2024-01-25",
        repairs=(Repair("line wrap", "\n", " ", 5, 6), Repair("line wrap", "\n", " ", 9, 10)),
    )
    assert explain(article, claims) == (
        "a_one.txt: 23 words, language en\n"
        "title      Title of a_one\n"
        "publisher  EFE\n"
        "published  2024-01-25 (stated)\n"
        "repairs    line wrap x2\n"
        "rows       1 figures, 1 events, 1 tenures, 1 presence, 1 left alone\n"
        "\n"
        "s000  About 180 specialists have served under General Agüero at Union III since 2023.\n"
        "      > figure  deployed · about 180 persons […, …] · ESP · nmi · union-iii · as of 2023/.. "
        "(stated,\n          2023-01-01 to …)\n"
        "          “About 180 specialists have served under General Agüero at Union III since 2023.”\n"
        "          test\n"
        "      > tenure  General · Agüero · ESP · nmi · commander · from 2023 (stated, 2023-01-01 to 2023-12-31) to ?\n"
        "          “About 180 specialists have served under General Agüero at Union III since 2023.”\n"
        "          test\n"
        "      > presence  ESP · nmi · union-iii\n"
        "          “About 180 specialists have served under General Agüero at Union III since 2023.”\n"
        "          test\n"
        "\n"
        "s001  The command changed in May.\n"
        "      > event  command_change · occurred · XXXX-05 (stated, … to …) · ESP · nmi\n"
        "          “The command changed in May.”\n"
        "          test\n"
        "\n"
        "s002  Resolution 1546 asks for it.\n"
        "      - left alone  “Resolution 1546 asks for it.”: the number of a resolution\n"
    )


def test_an_article_that_gives_nothing_says_so() -> None:
    assert explain(*told("a_two")).splitlines() == [
        "a_two.txt: 3 words, language en",
        "title      Title of a_two",
        "publisher  (not given)",
        "published  (not known)",
        "repairs    (none)",
        "rows       0 figures, 0 events, 0 tenures, 0 presence, 0 left alone",
        "",
        "s000  Nothing to report.",
    ]

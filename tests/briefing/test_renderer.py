"""The renderer's browser says nothing that is no error; and everything that is one."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator

import pytest
from choreographer.channels import Pipe

from contingent.briefing.renderer import no_goodbye

LOGGER = "choreographer.channels.pipe"


@pytest.fixture
def pipe() -> Iterator[Pipe]:
    logging.getLogger(LOGGER).addFilter(no_goodbye)
    pipe = Pipe()
    pipe.open()
    yield pipe
    pipe.close()
    logging.getLogger(LOGGER).removeFilter(no_goodbye)


def read(pipe: Pipe, said: bytes) -> list[object]:
    os.write(pipe._write_from_browser, said)
    answers, _ = pipe.read_jsons()
    return list(answers)


def test_a_goodbye_right_after_the_last_answer_is_no_error(pipe: Pipe, caplog: pytest.LogCaptureFixture) -> None:
    assert read(pipe, b'{"id":1}\0{bye}\n\0') == [{"id": 1}]
    assert caplog.records == []


def test_an_answer_that_cannot_be_read_is_one(pipe: Pipe, caplog: pytest.LogCaptureFixture) -> None:
    assert read(pipe, b'{"id":1}\0{oh\n\0') == [{"id": 1}]
    assert [record.getMessage() for record in caplog.records] == ["JSONError decoding message. Ignoring"]


def test_an_error_of_another_kind_is_one() -> None:
    record = logging.LogRecord(LOGGER, logging.ERROR, "", 0, "the browser is gone", None, None)
    assert no_goodbye(record)

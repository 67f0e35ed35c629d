"""The socket that the desk listens at."""

from __future__ import annotations

import socket

import pytest

from ocr_pipeline.errors import SettingsError
from ocr_pipeline.web.options import DeskOptions
from ocr_pipeline.web.serving import listening


def test_the_end_of_an_answer_waits_for_no_acknowledgement_of_its_beginning() -> None:
    with listening(DeskOptions(port=0)) as taken, socket.create_connection(taken.getsockname()):
        accepted, _ = taken.accept()
        with accepted:
            assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) != 0


def test_a_host_that_is_none_is_told() -> None:
    with pytest.raises(SettingsError, match=r"a\.\.b:8017 cannot be listened at") as told:
        listening(DeskOptions("a..b", token="a-token-of-some-length"))
    assert told.value.next_step == "Check --host and --port."


def test_a_port_that_is_taken_is_told_with_another_to_choose() -> None:
    with listening(DeskOptions(port=0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(SettingsError, match=rf"127\.0\.0\.1:{port} cannot be listened at") as told:
            listening(DeskOptions(port=port))
    assert "--port 0" in told.value.next_step

"""Options are the fields of the settings, no more and no less."""

from __future__ import annotations

import pytest

from ocr_pipeline.cli.options import setting_options, settings_from
from ocr_pipeline.errors import SettingsError
from ocr_pipeline.settings import Settings
from tests.cli.staging import Vanban


def test_every_setting_is_an_option_with_its_description_default_and_bounds() -> None:
    options = {option.field: option for option in setting_options()}
    assert list(options) == list(Settings.model_fields)
    for name, info in Settings.model_fields.items():
        assert str(info.description) in options[name].help
    dpi = options["dpi"]
    assert (dpi.flags, dpi.variable) == (("--dpi",), "VANBAN_DPI")
    assert dpi.help.endswith("[default 300; at least 72, at most 600; VANBAN_DPI]")
    assert options["languages"].flags == ("--lang", "--languages")
    assert options["page_seconds"].help.endswith("[default 120; above 0, at most 1000000; VANBAN_PAGE_SECONDS]")


def test_only_the_settings_asked_for() -> None:
    assert [option.field for option in setting_options(["user_dictionary"])] == ["user_dictionary"]


def test_what_is_not_given_stays_at_its_default() -> None:
    assert settings_from(dict.fromkeys(Settings.model_fields)) == Settings()


@pytest.mark.parametrize(("text", "languages"), [("vie", ("vie",)), ("vie+eng", ("vie", "eng"))])
def test_languages_are_written_as_tesseract_writes_them(text: str, languages: tuple[str, ...]) -> None:
    assert settings_from({"languages": text}).languages == languages


def test_every_wrong_value_is_named_and_none_is_repeated() -> None:
    with pytest.raises(SettingsError, match=r"--dpi: .*; --max-pages: ") as caught:
        settings_from({"dpi": "secret", "max_pages": "0", "password": "secret"})
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("text", ["inf", "nan", "1e300"])
@pytest.mark.parametrize("name", [name for name, info in Settings.model_fields.items() if info.annotation is float])
def test_no_limit_is_beyond_what_a_system_counts(name: str, text: str) -> None:
    with pytest.raises(SettingsError, match=f"--{name.replace('_', '-')}: "):
        settings_from({name: text})


@pytest.mark.parametrize(
    "asked",
    [
        ("convert", "a.pdf", "--dpi", "0"),
        ("batch", "in", "archive", "--dpi", "0"),
        ("watch", "in", "archive", "--dpi", "0"),
        ("serve", "archive", "--dpi", "0"),
        ("restore", "--max-file-mb", "0", "a.txt"),
    ],
    ids=lambda asked: asked[0],
)
def test_a_wrong_setting_points_to_the_help_of_what_was_run(vanban: Vanban, asked: tuple[str, ...]) -> None:
    ran = vanban(*asked)
    assert (ran.code, ran.out) == (2, b"")
    assert f"\n  → See `vanban {asked[0]} --help` for what is allowed.\n" in ran.err

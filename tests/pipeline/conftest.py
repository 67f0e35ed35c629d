"""The samples converted once by the real pipeline."""

from __future__ import annotations

import pytest

from ocr_pipeline.pipeline import Pipeline
from ocr_pipeline.settings import Settings
from tests.pipeline.sample_documents import STEMS, Converted, scan_of, truth_of


@pytest.fixture(scope="session")
def house_settings() -> Settings:
    """The defaults, whatever the environment says."""
    return Settings.model_construct()


@pytest.fixture(scope="session")
def pipeline(house_settings: Settings) -> Pipeline:
    """One pipeline for every test that changes no setting."""
    return Pipeline(house_settings)


@pytest.fixture(scope="session")
def converted(pipeline: Pipeline) -> dict[str, Converted]:
    """Every sample, converted by the real Tesseract."""
    return {stem: Converted(pipeline.convert(scan_of(stem)), truth_of(stem)) for stem in STEMS}

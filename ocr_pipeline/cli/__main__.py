"""``python -m ocr_pipeline.cli``: the same as ``vanban``."""

from __future__ import annotations

from ocr_pipeline.cli.app import main

main()

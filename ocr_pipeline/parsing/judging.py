"""The last look at a document: what is confirmed, what is in doubt after all, and how sure each of its values is."""

from __future__ import annotations

from ocr_pipeline.parsing.calibration import weighed
from ocr_pipeline.parsing.coarse_lists import lists_doubted
from ocr_pipeline.parsing.deputies import deputy_confirmed
from ocr_pipeline.parsing.implausible import Knows, doubted
from ocr_pipeline.parsing.said_elsewhere import Said, confirmed
from schemas import Document


def judged(document: Document, knows: Knows) -> Document:
    """The document with its last flags and its confidences; ``knows`` says whether a word is one of the language.

    Judged again it is the same: a document that was written can be judged by a later edition.
    """
    document = confirmed(document, Said.of(document.text))
    document = document.model_copy(update={"signature": deputy_confirmed(document.signature)})
    return weighed(lists_doubted(doubted(document, knows)))

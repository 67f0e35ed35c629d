"""The catalogue says what people decided: it catches up with the log, of which it notes how far it knows it.

Whoever decides lets it catch up at once. Where it is made anew just then, it catches up when that is done, or when
somebody searches: what is logged is never lost by it.
"""

from __future__ import annotations

import logging
from typing import Final

from ocr_pipeline.archive.catalogue import Catalogue, catalogue_to_read, settled
from ocr_pipeline.archive.decisions.log import last_decision
from ocr_pipeline.archive.places import Places
from ocr_pipeline.errors import ArchiveError, OutputError

PATIENCE_SECONDS: Final = 2.0
"""How long another process that writes to the catalogue is waited for: a batch takes an instant, an index minutes."""
_LOG = logging.getLogger(__name__)


def settle(places: Places) -> None:
    """Let the catalogue take in every decision that it does not know; where it cannot now, it does later."""
    if not places.catalogue.exists():
        return  # it is made of documents and decisions alike when it is made again
    try:
        with Catalogue(places.catalogue, PATIENCE_SECONDS) as catalogue:
            catalogue.catch_up()
    except (ArchiveError, OutputError) as error:
        _LOG.warning("the catalogue does not show the last decisions yet: %s", error)


def settle_if_behind(places: Places) -> None:
    """The same for whoever reads; costs a look at both files.

    Raises:
        ArchiveFormatError, DamagedArchiveError: the catalogue, or the log, cannot be read.
    """
    if not places.decisions.exists():
        return
    with catalogue_to_read(places.catalogue) as connection:
        known = settled(connection)
    if last_decision(places.decisions) > known:
        settle(places)

"""``vanban restore``: damaged Vietnamese text in, restored text out."""

from __future__ import annotations

import codecs
import json
import sys
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer

from ocr_pipeline.cli.jobs import STDIN
from ocr_pipeline.cli.messages import named
from ocr_pipeline.cli.options import require_user_dictionary, settings_from, with_settings
from ocr_pipeline.cli.streams import printable, write_error, write_out
from ocr_pipeline.errors import FileTooLargeError, InputError, UnreadableFileError, UnsupportedFormatError
from ocr_pipeline.settings import Settings

if TYPE_CHECKING:
    from diacritics import Change, Restoration

_BYTE_ORDER_MARK = "\ufeff"
_BYTES_PER_MB = 1 << 20

TextFile = Annotated[str, typer.Argument(metavar="[FILE]", help="A text; standard input when absent or -.")]
AsJson = Annotated[
    bool, typer.Option("--json", help="The text before and after, and every change with its confidence.")
]


@with_settings("user_dictionary", "max_file_mb")
def restore(file: TextFile = STDIN, as_json: AsJson = False, **given: str | None) -> None:
    """Restore the diacritics of a text; its lines and spacing are kept."""
    settings = settings_from(given, "restore")
    require_user_dictionary(settings)
    content = _content(file, settings)
    restoration = _restored(_decoded(content, file), settings)
    mark = _BYTE_ORDER_MARK if content.startswith(codecs.BOM_UTF8) else ""
    write_out(_as_json(restoration) if as_json else mark + restoration.text)


def _restored(text: str, settings: Settings) -> Restoration:
    # Imported here: the tables of the language take longer to load than --help to print.
    from diacritics import Restorer

    return Restorer(user_dictionary=settings.user_dictionary).restore(text)


def _content(file: str, settings: Settings) -> bytes:
    if file == STDIN:
        return _bounded(sys.stdin.buffer, file, settings)
    from ocr_pipeline.sources.files import open_regular

    with open_regular(Path(file)) as stream:
        return _bounded(stream, file, settings)


def _bounded(stream: BinaryIO, file: str, settings: Settings) -> bytes:
    limit = int(settings.max_file_mb * _BYTES_PER_MB)
    try:
        content = stream.read(limit + 1)
    except OSError as error:
        raise UnreadableFileError(f"it cannot be read: {error.strerror}", file=_name(file)) from error
    if len(content) > limit:
        raise FileTooLargeError(f"more than the limit of {settings.max_file_mb:g} MB", file=_name(file))
    return content


def _decoded(content: bytes, file: str) -> str:
    from ocr_pipeline.sources.formats import media_type
    from ocr_pipeline.sources.plain_text import decode_text

    try:
        if (other := media_type(content)) is not None:
            raise UnsupportedFormatError(f"the content is {other}, not text", next_step="Use `vanban convert`.")
        plain = decode_text(content, PurePath(file))
    except InputError as error:
        raise named(error, _name(file)) from error
    for note in plain.notes:
        write_error(f"vanban: {printable(_name(file))}: {note}\n")
    return plain.text


def _name(file: str) -> str:
    return "standard input" if file == STDIN else file


def _as_json(restoration: Restoration) -> str:
    whole = {
        "raw": restoration.raw,
        "text": restoration.text,
        "changes": [_record(change) for change in restoration.changes],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _record(change: Change) -> dict[str, object]:
    return {
        "raw": change.raw,
        "value": change.value,
        "confidence": change.confidence,
        "applied": change.applied,
        "source": change.source.value,
        "span": list(change.span),
        "out_span": list(change.out_span),
        "alternatives": [{"value": other.value, "confidence": other.confidence} for other in change.alternatives],
    }

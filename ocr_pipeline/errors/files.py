"""What comes in, and what is written out: files that cannot be used, places that cannot be written to."""

from __future__ import annotations

from ocr_pipeline.errors.root import VanbanError


class InputError(VanbanError):
    """The input cannot be used as it is."""


class UnreadableFileError(InputError):
    """The file is missing, is a folder or a device, or may not be read."""

    exit_code = 10
    default_next_step = "Check the name and the permissions of the file."


class EmptyFileError(InputError):
    """The file has no bytes."""

    exit_code = 11
    default_next_step = "Copy or scan the file again: this one is empty."


class UnsupportedFormatError(InputError):
    """The content is none of the formats that can be opened, whatever the name says."""

    exit_code = 12
    default_next_step = "Give a PDF, PNG, JPEG, TIFF, WebP, BMP or UTF-8 text file."


class DamagedFileError(InputError):
    """The format is known but the content is broken off or corrupt."""

    exit_code = 13
    default_next_step = "Copy or scan the file again; `qpdf --check FILE` tells more about a PDF."


class NoPagesError(InputError):
    """The file opens but holds no page."""

    exit_code = 14
    default_next_step = "Scan the document again: this file holds no page."


class EncryptedFileError(InputError):
    """The file needs a password that was not given, or the given one is wrong."""

    exit_code = 15
    default_next_step = "Give the password with --password, or remove it: qpdf --decrypt --password=… IN OUT."


class LegacyEncodingError(InputError):
    """A text whose encoding cannot be told."""

    exit_code = 16
    default_next_step = "Convert the file to UTF-8 first, for example: iconv -f TCVN5712-1 -t UTF-8 IN > OUT."


class LimitError(InputError):
    """The input is beyond a limit; the limits are settings."""


class FileTooLargeError(LimitError):
    """More bytes than the limit."""

    exit_code = 17
    default_next_step = "Split the file, or raise --max-file-mb."


class TooManyPagesError(LimitError):
    """More pages than the limit."""

    exit_code = 18
    default_next_step = "Split the file, or raise --max-pages."


class PageTooLargeError(LimitError):
    """A page that would exceed the pixel limit even at the lowest useful dpi."""

    exit_code = 19
    default_next_step = "Scan the page at a lower resolution, or raise --max-megapixels."


class OutputError(VanbanError):
    """The result cannot be written."""


class UnwritableOutputError(OutputError):
    """The output folder cannot be made or written to."""

    exit_code = 20
    default_next_step = "Choose another folder with -o, or free space and permissions there."


class OutputCollisionError(OutputError):
    """Two inputs would be written to the same file."""

    exit_code = 21
    default_next_step = "Rename one of the inputs, or convert them into different folders."


class NotArchivalError(OutputError):
    """A PDF holds what PDF/A forbids, and it could not be taken out without a change to what the page shows."""

    exit_code = 22
    default_next_step = "Print the file to a new PDF, or scan it again, and convert that."


class NoPdfError(OutputError):
    """A document is as it should be, and its searchable PDF could not be made."""

    exit_code = 23
    default_next_step = "The record of the document says why; run the batch with --pdf again when that is put right."

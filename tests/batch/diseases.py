"""Files that are meant to do harm, one for each disease; all are made here, and none is large on the disk."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream
from PIL import Image

from tests.batch.drawn_pages import page_image
from tests.sources.sick_files import SickFiles, drawing, encoded, image_stream

Make = Callable[[SickFiles], Path]
BOMB_SIDE: Final = 60_000
"""Pixels of the side of an image that is a few kilobytes on the disk and gigabytes in memory."""
MARK: Final = "the script was run"


def _truncated(make: SickFiles) -> Path:
    whole = make.scan(2, name="whole.pdf").read_bytes()
    (make.folder / "whole.pdf").unlink()
    return make.raw("truncated.pdf", whole[: len(whole) // 2])


def _encrypted(make: SickFiles) -> Path:
    return make.pdf(name="encrypted.pdf", encryption=pikepdf.Encryption(owner="o", user="u"))


def _no_pages(make: SickFiles) -> Path:
    return make.pdf(0, name="no-pages.pdf")


def _recursive_pages(make: SickFiles) -> Path:
    def loop(pdf: pikepdf.Pdf) -> None:
        root = pdf.Root.Pages
        root.Kids = Array([root])
        root.Count = 1_000_000

    return make.pdf(name="recursive-pages.pdf", finish=loop)


def _many_pages(make: SickFiles) -> Path:
    return make.pdf(10_000, size=(10, 10), name="many-pages.pdf")


def _wide_page(make: SickFiles) -> Path:
    return make.image("wide.png", Image.new("L", (100_000, 40), 255))


def _image_bomb(make: SickFiles) -> Path:
    def draw(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
        squeezed = zlib.compressobj(9)
        row = b"\xff" * BOMB_SIDE
        data = b"".join(squeezed.compress(row) for _ in range(BOMB_SIDE // 4)) + squeezed.flush()
        image = image_stream(pdf, data, BOMB_SIDE, BOMB_SIDE // 4, Name.DeviceGray)
        page.obj.Resources = Dictionary(XObject=Dictionary(Bomb=image))
        page.obj.Contents = Stream(pdf, b"q 595 0 0 842 0 0 cm /Bomb Do Q")

    return make.pdf(draw=draw, name="image-bomb.pdf")


def _content_bomb(make: SickFiles) -> Path:
    """A page whose description is a few kilobytes on the disk and half a gigabyte when it is unpacked."""

    def draw(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
        squeezed = zlib.compressobj(9)
        data = b"".join(squeezed.compress(b"0 0 m 1 1 l S\n" * 4096) for _ in range(9000)) + squeezed.flush()
        page.obj.Contents = Stream(pdf, data, Filter=Name.FlateDecode)

    return make.pdf(draw=draw, name="content-bomb.pdf")


def _font_bomb(make: SickFiles) -> Path:
    """A font each of whose letters draws the letters before it twice: the last one is a thousand million squares."""

    def draw(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
        letters = {"a0": Stream(pdf, b"10 0 d0 0 0 1 1 re f")}
        font = Dictionary(Type=Name.Font, Subtype=Name.Type3, FontBBox=Array([0, 0, 10, 10]))
        font.FontMatrix = Array([0.001, 0, 0, 0.001, 0, 0])
        font.FirstChar, font.LastChar, font.Widths = 97, 127, Array([10] * 31)
        for number in range(1, 31):
            code = chr(96 + number).encode("latin-1")
            letters[f"a{number}"] = Stream(pdf, b"10 0 d0 BT /F1 1 Tf (" + code + code + b") Tj ET")
        font.CharProcs = Dictionary({f"/{name}": pdf.make_indirect(glyph) for name, glyph in letters.items()})
        names = [97, *(Name(f"/a{number}") for number in range(31))]
        font.Encoding = Dictionary(Type=Name.Encoding, Differences=Array(names))
        made = pdf.make_indirect(font)
        made.Resources = Dictionary(Font=Dictionary(F1=made))
        page.obj.Resources = Dictionary(Font=Dictionary(F1=made))
        page.obj.Contents = Stream(pdf, b"BT /F1 100 Tf 100 100 Td (\x7f) Tj ET")

    return make.pdf(draw=draw, name="font-bomb.pdf")


def _broken_xref(make: SickFiles) -> Path:
    whole = make.scan(name="sound.pdf").read_bytes()
    (make.folder / "sound.pdf").unlink()
    place = whole.rindex(b"startxref")
    return make.raw("broken-xref.pdf", whole[:place] + b"startxref\n99999999\n%%EOF\n")


def _with_stream(make: SickFiles, name: str, data: bytes, filter_name: Name) -> Path:
    def draw(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
        image = image_stream(pdf, data, 600, 800, Name.DeviceGray)
        image.Filter = filter_name
        page.obj.Resources = Dictionary(XObject=Dictionary(Scan=image))
        page.obj.Contents = Stream(pdf, b"q 595 0 0 842 0 0 cm /Scan Do Q")

    return make.pdf(draw=draw, name=name)


def _odd_jbig2(make: SickFiles) -> Path:
    """A segment that promises four thousand million pixels and holds none."""
    segment = b"\x00\x00\x00\x00\x30\x00\x01\x00\x00\x00\x13" + b"\xff" * 8 + b"\x00" * 11
    return _with_stream(make, "odd-jbig2.pdf", segment, Name.JBIG2Decode)


def _odd_jpeg2000(make: SickFiles) -> Path:
    data = encoded(page_image(1), "JPEG2000")
    return _with_stream(make, "odd-jpeg2000.pdf", data[: len(data) // 3], Name.JPXDecode)


def _metadata_bomb(make: SickFiles) -> Path:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    packet = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e0 "ha">{entities}]><x>&e9;</x>'

    def finish(pdf: pikepdf.Pdf) -> None:
        pdf.Root.Metadata = Stream(pdf, packet.encode(), Type=Name.Metadata, Subtype=Name.XML)

    return make.pdf(draw=_page(1), finish=finish, name="metadata-bomb.pdf")


def _script(make: SickFiles) -> Path:
    """A script that runs when the file is opened, a program to be launched, and a program attached."""
    mark = make.folder.parent / MARK

    def finish(pdf: pikepdf.Pdf) -> None:
        launch = Dictionary(S=Name.Launch, F=f"/usr/bin/touch '{mark}'")
        pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=f"app.launchURL('file://{mark}')", Next=launch)
        pdf.attachments["setup.sh"] = f"#!/bin/sh\ntouch '{mark}'\n".encode()

    return make.pdf(draw=_page(2), finish=finish, name="script.pdf")


def _page(seed: int) -> Callable[[pikepdf.Pdf, pikepdf.Page], None]:
    """One of the pages that the engines of these tests know how to read."""

    def draw(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
        picture = page_image(seed)
        image = image_stream(pdf, zlib.compress(picture.tobytes()), *picture.size, Name.DeviceGray)
        drawing(b"q 595 0 0 842 0 0 cm /Scan Do Q", XObject=Dictionary(Scan=image))(pdf, page)

    return draw


DISEASES: Final[dict[str, tuple[Make, str]]] = {
    "truncated": (_truncated, "DamagedFileError"),
    "encrypted": (_encrypted, "EncryptedFileError"),
    "no pages": (_no_pages, "NoPagesError"),
    "a page tree that holds itself": (_recursive_pages, "DamagedFileError"),
    "ten thousand tiny pages": (_many_pages, "TooManyPagesError"),
    "a page a hundred thousand pixels wide": (_wide_page, "done"),
    "an image that unpacks to gigabytes": (
        _image_bomb,
        "done|PageTooLargeError|NoPageReadError|PagesFailed|DamagedFileError",
    ),
    "a page description that unpacks to half a gigabyte": (_content_bomb, "done|NoPageReadError"),
    "a font that draws itself a thousand million times": (_font_bomb, "done|NoPageReadError"),
    "a broken table of contents": (_broken_xref, "done"),
    "an odd JBIG2 stream": (_odd_jbig2, "NoPageReadError"),
    "an odd JPEG 2000 stream": (_odd_jpeg2000, "NoPageReadError"),
    "metadata of a thousand million laughs": (_metadata_bomb, "done"),
    "scripts and attachments": (_script, "done"),
}
"""By name: how the file is made, and what may become of it: ``done``, or the kind of what it is set aside for."""

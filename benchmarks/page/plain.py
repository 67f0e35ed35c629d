"""What a programmer writes in an afternoon: regular expressions over the text that Tesseract alone gives.

No table of names, no second look, no flag: each pattern takes the first place that fits. It is here to be measured
beside.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from schemas import Citation, Document, FieldValue, Producer, Signature, Source

# "Số: 15/TTr-UBND", "Số 05-NQ/ĐU"
CODE: Final = re.compile(r"Số\s*:?\s*(?P<code>(?P<number>\d+[a-zđ]?)\s*[/-]\s*(?P<notation>[A-ZĐ][\w&/.-]*))")
# "Lam Giang, ngày 09 tháng 5 năm 2024"
PLACE_AND_DATE: Final = re.compile(
    r"(?P<place>[A-ZĐ][\w .-]{2,40}),\s*ngày\s+(?P<day>\d{1,2})\s+tháng\s+(?P<month>\d{1,2})\s+năm\s+(?P<year>\d{4})"
)
# The title of the type on a line of its own, and what stands below it until an empty line.
TYPE_AND_SUBJECT: Final = re.compile(
    r"^\s*(?P<type>QUYẾT ĐỊNH|THÔNG BÁO|KẾ HOẠCH|BÁO CÁO|TỜ TRÌNH|NGHỊ QUYẾT|CHỈ THỊ|HƯỚNG DẪN|GIẤY MỜI|BIÊN BẢN"
    r"|THÔNG TƯ|CÔNG ĐIỆN)\s*\n+(?P<subject>(?:[^\n]+\n)+)",
    re.MULTILINE,
)
# "V/v kiểm tra an toàn" of a letter, which has no title, up to whom it is addressed to.
LETTER: Final = re.compile(r"V/v:?\s+(?P<subject>.+?)\n\s*(?:\n|Kính gửi)", re.DOTALL)
# "UBND TỈNH LAM GIANG CỘNG HÒA XÃ HỘI …", and the line below it: left and right column run together.
OFFICES: Final = re.compile(
    r"^(?P<parent>[^\n]*?)\s*CỘNG HÒA XÃ HỘI[^\n]*\n+(?P<office>[^\n]+?)\s*Độc lập", re.MULTILINE
)
# "Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020", "Quyết định số 1533/QĐ-UBND ngày 22/6/2015"
CITED: Final = re.compile(
    r"\b(?P<code>\d+(?:/\d{4})?/[A-ZĐ][A-ZĐa-z]+\d*(?:-[A-ZĐ&]+)*)"
    r"(?:\s+ngày\s+(?P<day>\d{1,2})(?:/|\s+tháng\s+)(?P<month>\d{1,2})(?:/|\s+năm\s+)(?P<year>\d{4}))?"
)
# "Nơi nhận:" and the lines below it that begin with a dash.
RECIPIENTS: Final = re.compile(r"Nơi nhận[^\n]*\n(?P<lines>(?:\s*[-–+][^\n]+\n?)+)")
# A title in capitals, empty lines where the signature is, a name.
SIGNER: Final = re.compile(
    r"(?P<title>(?:PHÓ )?(?:GIÁM ĐỐC|CHỦ TỊCH|BỘ TRƯỞNG|HIỆU TRƯỞNG|BÍ THƯ|CHÁNH VĂN PHÒNG))\s*\n+"
    r"(?P<name>[A-ZĐ]\w+(?: [A-ZĐ]\w+){1,4})\s*$",
    re.MULTILINE,
)


def document_of(text: str) -> Document:
    """What the patterns find; everything is given as if it were sure."""
    fields: dict[str, FieldValue] = {}
    if code := CODE.search(text):
        said = code["code"].replace(" ", "").rstrip(".-/")
        fields |= {
            "code": _sure(said),
            "number": _sure(code["number"]),
            "notation": _sure(code["notation"].rstrip(".-/")),
        }
    if dated := PLACE_AND_DATE.search(text):
        fields |= {"place": _sure(dated["place"]), "date": _sure(_day(dated))}
    if offices := OFFICES.search(text):
        fields |= {"issuer_parent": _sure(offices["parent"]), "issuer": _sure(offices["office"])}
    if titled := TYPE_AND_SUBJECT.search(text):
        fields |= {"document_type": _sure(titled["type"].capitalize()), "subject": _sure(titled["subject"])}
    elif letter := LETTER.search(text):
        fields |= {"document_type": _sure("Công văn"), "subject": _sure(letter["subject"])}
    signer = SIGNER.search(text)
    found: dict[str, object] = {
        "source": Source(name="", sha256="0" * 64, media_type="", page_count=0),
        "producer": Producer(version="regular expressions"),
        "citations": [
            Citation(code=code, date=day, confidence=1.0) for code, day in dict.fromkeys(_cited(text, fields))
        ],
        "recipients": list(_recipients(text)),
        "signature": Signature(title=_sure(signer["title"]), name=_sure(signer["name"])) if signer else Signature(),
        "text": text,
    }
    return Document.model_validate(found | fields)


def _sure(text: str) -> FieldValue:
    joined = " ".join(text.split())
    return FieldValue(value=joined, raw=text, confidence=1.0)


def _day(found: re.Match[str]) -> str:
    return f"{found['year']}-{int(found['month']):02}-{int(found['day']):02}"


def _cited(text: str, fields: dict[str, FieldValue]) -> Iterator[tuple[str, str | None]]:
    own = fields["code"].value if "code" in fields else None
    for found in CITED.finditer(text):
        if found["code"] != own:
            yield found["code"], _day(found) if found["day"] else None


def _recipients(text: str) -> Iterator[FieldValue]:
    if block := RECIPIENTS.search(text):
        yield from (_sure(line.strip(" -–+;.")) for line in block["lines"].splitlines() if line.strip(" -–+;."))

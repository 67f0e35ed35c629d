"""Documents as plain text without an image, and what the parsers make of them."""

from __future__ import annotations

from functools import cache
from typing import Any, TypeVar

from ocr_pipeline.layout.plain import plain_text
from ocr_pipeline.layout.text import DocumentText
from ocr_pipeline.parsing.installed import installed_parsers
from ocr_pipeline.parsing.parse import parse
from schemas import DETAILS
from schemas.fields import Model
from tests.layout.typed_pages import restorer

HEADER = """UBND TỈNH LAM GIANG
{issuer}
Số: 15/{notation}
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Lam Giang, ngày 10 tháng 5 năm 2024
"""
FOOTER = """
Nơi nhận:
- Như trên;
- Lưu: VT.
GIÁM ĐỐC
Lê Vĩnh Tường
"""

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
NOTICE_HEADING = f"{NATION}\nLam Giang, ngày 05 tháng 3 năm 2020"
BODY = "Thực hiện kế hoạch công tác năm, cơ quan thông báo như sau:\n1. Các đơn vị thực hiện các nội dung trên.\n"
LISTED = "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n"


Details = TypeVar("Details", bound=Model)


def written(title: str, subject: str, body: str, notation: str, issuer: str = "SỞ Y TẾ") -> str:
    """A whole document of the office of health."""
    return HEADER.format(issuer=issuer, notation=notation) + f"{title}\n{subject}\n\n{body.strip()}" + FOOTER


def notice(left: str, right: str = NOTICE_HEADING, foot: str = "") -> str:
    """A notice whose header has these columns, and that ends with these lines."""
    foot = foot or f"{LISTED}GIÁM ĐỐC\nLê Vĩnh Tường"
    return f"{left}\n{right}\n\nTHÔNG BÁO\nVề việc nghỉ lễ\n\n{BODY}\n{foot}\n"


@cache
def text_of_plain(text: str) -> DocumentText:
    """The text restored and sorted into its parts, as the pipeline does it."""
    return plain_text(restorer().restore(text))


def fields_of_plain(text: str) -> dict[str, Any]:
    """Every field of a text without an image."""
    return parse(text_of_plain(text), restorer(), range(1, text.count("\f") + 2), installed_parsers())


def details_of(text: str, model: type[Details]) -> Details:
    """What the reader of a model's details found."""
    (name,) = (name for name, each in DETAILS.items() if each is model)
    return model.model_validate(fields_of_plain(text)["details"][name])


def values(found: object) -> Any:
    """The values alone: of a field its value, of a model and a list those of their parts that say something."""
    if isinstance(found, tuple):
        return [values(each) for each in found]
    if isinstance(found, Model) and "value" in type(found).model_fields:
        return getattr(found, "value")  # noqa: B009
    if isinstance(found, Model):
        said = {name: values(getattr(found, name)) for name in type(found).model_fields}
        return {name: value for name, value in said.items() if value not in (None, [], {})}
    return found

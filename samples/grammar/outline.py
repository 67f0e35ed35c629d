"""The outline of a body: parts with Roman numbers, numbered items, lettered points, each with its section."""

from __future__ import annotations

from samples.source import Paragraph, SectionHead

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")
# The Vietnamese alphabet: no f, j, w, z, and đ after d.
_LETTERS = "abcdđeghiklmnopq"


class Outline:
    """Numbers what it is given; ``party`` writes ``I-`` and ``1-`` as the Party does."""

    def __init__(self, *, party: bool = False, flat: bool = False) -> None:
        self._mark = "-" if party else "."
        self._top = 1 if flat else 2
        self._part = self._item = self._point = 0

    def part(self, title: str) -> Paragraph:
        """``I. KẾT QUẢ THỰC HIỆN``, a heading of the first level."""
        label = _ROMAN[self._part]
        self._part, self._item, self._point = self._part + 1, 0, 0
        return _paragraph(f"{{b:{label}{self._mark} {title}}}", label, 1, title)

    def heading(self, title: str) -> Paragraph:
        """``1. Công tác chỉ đạo``, a bold heading below the parts."""
        label = self._next_item()
        return _paragraph(f"{{b:{label}{self._mark} {title}}}", label, self._top, title)

    def item(self, text: str) -> Paragraph:
        """``1. Tổ chức kiểm tra …``: a numbered paragraph."""
        label = self._next_item()
        return _paragraph(f"{label}{self._mark} {text}", label, self._top, None)

    def point(self, text: str) -> Paragraph:
        """``a) …``: a lettered paragraph below an item."""
        label = _LETTERS[self._point]
        self._point += 1
        return _paragraph(f"{label}) {text}", label, self._top + 1, None)

    def _next_item(self) -> str:
        self._item, self._point = self._item + 1, 0
        return str(self._item)


class Articles:
    """Articles of a decision or of regulations: ``Điều 1. …`` with clauses and points; ``Chương I`` above them."""

    def __init__(self, *, level: int = 1) -> None:
        self._level = level
        self._article = self._clause = self._point = self._chapter = 0

    @property
    def last(self) -> int:
        """The number of the article opened last."""
        return self._article

    def chapter(self, title: str) -> Paragraph:
        """``Chương I|QUY ĐỊNH CHUNG``, centred; articles below it are one level deeper."""
        label = f"Chương {_ROMAN[self._chapter]}"
        self._chapter, self._level = self._chapter + 1, 2
        section = SectionHead(label=label, title=title, level=1)
        return Paragraph(text=f"{{b:{label}|{title}}}", section=section, centred=True)

    def article(self, text: str = "", title: str | None = None) -> Paragraph:
        """``Điều 2. <title>`` in bold, or the bold number and the text of an article without a title."""
        self._article, self._clause, self._point = self._article + 1, 0, 0
        label = f"Điều {self._article}"
        words = f"{{b:{label}. {title}}}" if title else f"{{b:{label}.}} {text}"
        return _paragraph(words, label, self._level, title)

    def headed(self, title: str) -> Paragraph:
        """``Điều 2. Tổ chức thực hiện`` where only the number is bold."""
        self._article, self._clause, self._point = self._article + 1, 0, 0
        label = f"Điều {self._article}"
        return _paragraph(f"{{b:{label}.}} {title}", label, self._level, title)

    def clause(self, text: str, *, titled: bool = False) -> Paragraph:
        """``1. …``, a clause of the article; ``titled`` when the text is the clause's title."""
        self._clause, self._point = self._clause + 1, 0
        return _paragraph(f"{self._clause}. {text}", str(self._clause), self._level + 1, text if titled else None)

    def point(self, text: str) -> Paragraph:
        """``a) …``, a point of the clause (or of the article, where it has no clauses)."""
        label = _LETTERS[self._point]
        self._point += 1
        level = self._level + (2 if self._clause else 1)
        return _paragraph(f"{label}) {text}", label, level, None)


def _paragraph(text: str, label: str, level: int, title: str | None) -> Paragraph:
    return Paragraph(text=text, section=SectionHead(label=label, title=title, level=level))


def in_points(texts: list[str]) -> list[str]:
    """Clauses as points end: ``;`` after each, ``.`` after the last."""
    texts = [text.rstrip(".;") for text in texts]
    return [f"{text};" for text in texts[:-1]] + [f"{texts[-1]}."] if texts else []

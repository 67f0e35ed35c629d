"""Every table and column of an archive with a sentence each: documentation, Datasette and tests are made of these."""

from __future__ import annotations

from typing import Final

from ocr_pipeline.archive.tables.columns import Column, Kind, Table

_TEXT, _INTEGER, _NUMBER, _FLAG, _DATE, _TEXTS = Kind

_DOCUMENT: Final = Column("document", _TEXT, "The document: `documents.id`.")
_PATH: Final = Column("path", _TEXT, "Where the value stands in document.json: `signature.name`, `recipients[2]`.")
_ORIGIN: Final = Column("origin", _TEXT, "How it came onto the page: printed, handwritten, stamped, restored, derived.")
_DECISION: Final = (
    Column("effective_value", _TEXT, "The value that counts: what a person decided, or else what was read."),
    Column(
        "decision",
        _TEXT,
        "What a person said of it: accept, pick, type, unreadable, absent (the page shows none); stale: it was said"
        " over what is not there any more, and does not count.",
    ),
    Column("decided_value", _TEXT, "The value that the person decided; null also where there is none."),
    Column("decided_by", _TEXT, "Who decided."),
    Column("decided_at", _TEXT, "When, in UTC and ISO 8601."),
)
_SPAN: Final = (
    Column("span_start", _INTEGER, "Where it begins in the document's text.", "characters"),
    Column("span_end", _INTEGER, "Where it ends in the document's text.", "characters"),
)
_EVIDENCE: Final = (
    Column("raw", _TEXT, "The recognised text that it was made of."),
    Column("confidence", _NUMBER, "The probability that it is right.", "0..1"),
    Column("needs_review", _FLAG, "Whether a person must look at it before it is trusted."),
    Column("reasons", _TEXTS, "Why a person must."),
    Column("page", _INTEGER, "The page that it stands on, from 1."),
    Column("x0", _INTEGER, "Left edge on the upright page image.", "pixels"),
    Column("y0", _INTEGER, "Upper edge on the upright page image.", "pixels"),
    Column("x1", _INTEGER, "Right edge on the upright page image.", "pixels"),
    Column("y1", _INTEGER, "Lower edge on the upright page image.", "pixels"),
    *_SPAN,
)

DOCUMENTS: Final = Table(
    "documents",
    "Documents",
    "A document.",
    (
        Column("id", _TEXT, "Its name in the archive: the SHA-256 of the scan, with the pages of a part behind it."),
        Column("name", _TEXT, "The scan's name as it was first found."),
        Column("uri", _TEXT, "Where the scan was first found: the first file of it."),
        Column("sha256", _TEXT, "The SHA-256 of the scan."),
        Column("media_type", _TEXT, "What kind of file the scan is."),
        Column("page_count", _INTEGER, "Pages of the scan.", "pages"),
        Column("first_page", _INTEGER, "The first page of the document in the scan; null: it fills the scan."),
        Column("last_page", _INTEGER, "The last page of the document in the scan; null: it fills the scan."),
        Column("document_type", _TEXT, "Its type (Quyết định)."),
        Column("code", _TEXT, "Its number and notation as printed (15/TTr-UBND)."),
        Column("number", _TEXT, "Its number, with its zeros and letters (01, 18a)."),
        Column("notation", _TEXT, "The letters behind the number (TTr-UBND)."),
        Column("date", _DATE, "The day of issue; null also where what was read is no day: see `dates`."),
        Column("year", _INTEGER, "The year of issue."),
        Column("issuer", _TEXT, "Who issued it, as printed."),
        Column("issuer_normalised", _TEXT, "Who issued it, as the gazetteer writes it; null where it knows none."),
        Column("issuer_parent", _TEXT, "The body above the issuer, as printed."),
        Column("place", _TEXT, "Where it was issued."),
        Column("subject", _TEXT, "What it is about (trích yếu), on one line."),
        Column("urgency", _TEXT, "The stamp of urgency."),
        Column("secrecy", _TEXT, "The stamp of secrecy."),
        Column("signer_name", _TEXT, "Who signed it."),
        Column("signer_title", _TEXT, "The signer's own title."),
        Column("received_number", _TEXT, "The number of the stamp of incoming mail."),
        Column("received_date", _DATE, "The day of the stamp of incoming mail."),
        Column("flagged", _TEXTS, "The columns of this row that a person must look at before they are trusted."),
        Column("decided", _TEXTS, "The columns of this row that a person decided: their values are the decided ones."),
        Column("review_required", _FLAG, "Whether a person must look at the document."),
        Column("review_reasons", _TEXTS, "Why a person must."),
        Column("doubtful", _INTEGER, "Values that a person must look at: the document's rows in `reviews`.", "values"),
        Column("stale_decisions", _INTEGER, "Decisions of people that fit no more what is read.", "decisions"),
        Column("failed_pages", _INTEGER, "Pages that could not be read.", "pages"),
        Column("version", _TEXT, "The version of vanban that made it."),
        Column("engine", _TEXT, "The engine that read it."),
    ),
    ("document_type", "year", "issuer", "review_required"),
)
PAGES: Final = Table(
    "pages",
    "Pages",
    "A page image of a document.",
    (
        _DOCUMENT,
        Column("page", _INTEGER, "The page, from 1."),
        Column("width", _INTEGER, "Width of the upright page image.", "pixels"),
        Column("height", _INTEGER, "Height of the upright page image.", "pixels"),
        Column("dpi", _NUMBER, "Its resolution.", "dpi"),
        Column("rotation", _INTEGER, "How far the scan was turned clockwise to stand upright.", "degrees"),
        Column("skew", _NUMBER, "The turn, counter-clockwise, that then levelled its lines.", "degrees"),
        Column("verdict", _TEXT, "Whether it is fit to be read: good, doubtful, rescan, blank or failed."),
        Column("reasons", _TEXTS, "Why it is not."),
        Column("text_from", _TEXT, "Whether its words are of the file's own text (layer) or were read off the image."),
        Column("error", _TEXT, "What went wrong where it could not be read."),
    ),
    ("verdict", "text_from", "dpi"),
)
FIELDS: Final = Table(
    "fields",
    "Values with their evidence",
    "A value of a document, whatever it is of: also those that have a table of their own.",
    (
        _DOCUMENT,
        _PATH,
        Column("value", _TEXT, "The value, put right, as read; null: the page shows none, or it cannot be read."),
        Column("normalised", _TEXT, "The form of the gazetteer, where there is one."),
        Column("alternatives", _TEXTS, "Other readings, the likeliest first."),
        _ORIGIN,
        *_EVIDENCE,
        *_DECISION,
    ),
    ("needs_review", "origin", "page", "decision"),
)
REVIEWS: Final = Table(
    "reviews",
    "Values to review",
    "A value that a person must look at, and that nobody has decided; a citation of the preamble counts once.",
    FIELDS.columns,
    ("page", "origin"),
)
CITATIONS: Final = Table(
    "citations",
    "Citations",
    "A document that a document cites, once for each document that cites it.",
    (
        _DOCUMENT,
        _PATH,
        Column("relation", _TEXT, "What is done with it: basis, implements, amends, replaces, repeals, refers …"),
        Column("type", _TEXT, "The type of the cited document (Nghị định)."),
        Column("code", _TEXT, "Its code as printed (30/2020/NĐ-CP); null for a law cited by title."),
        Column("number", _TEXT, "Its number."),
        Column("year", _INTEGER, "The year that its code tells."),
        Column("notation", _TEXT, "The letters of its code (NĐ-CP)."),
        Column("date", _DATE, "Its day of issue, as cited."),
        Column("title", _TEXT, "Its title, as cited."),
        Column("issuer", _TEXT, "Who issued it, as cited."),
        Column("locator", _TEXT, "The part of it that is meant (điểm a khoản 2 Điều 4)."),
        Column("dieu", _TEXT, "The article that is meant."),
        Column("khoan", _TEXT, "The clause that is meant."),
        Column("diem", _TEXT, "The point that is meant."),
        Column("in_preamble", _FLAG, "Whether it is cited among the legal bases (căn cứ)."),
        Column("defects", _TEXTS, "What is wrong with the citation as printed (no_notation, no_date …)."),
        Column("mentions", _INTEGER, "How often the document cites it.", "places"),
        *_EVIDENCE,
    ),
    ("relation", "type", "in_preamble", "needs_review"),
)
STATISTICS: Final = Table(
    "statistics",
    "Statistics",
    "A quantity that a document tells, in its text or in a table.",
    (
        _DOCUMENT,
        _PATH,
        Column(
            "table_number", _INTEGER, "The document's table that it stands in, from 1; null: it stands in the text."
        ),
        Column("measure", _TEXT, "What is counted."),
        Column("kind", _TEXT, "What sort of quantity: count, money, percent, area, ratio, duration, index."),
        Column("value", _NUMBER, "The quantity as printed, in `unit`; of a range the upper end, of a ratio the part."),
        Column("unit", _TEXT, "The unit as printed (triệu đồng)."),
        Column("amount", _NUMBER, "The quantity scaled to `base_unit`."),
        Column("base_unit", _TEXT, "The unit that quantities of the kind are scaled to (đồng)."),
        Column("low", _NUMBER, "The lower end of a range, in `unit`."),
        Column("high", _NUMBER, "The upper end of a range, in `unit`."),
        Column("whole", _NUMBER, "The whole of a ratio: of 42/64 the 64."),
        Column("qualifier", _TEXT, "What is said of its exactness (gần, trên, khoảng)."),
        Column("period", _TEXT, "The time that it speaks of, as printed."),
        Column("period_start", _DATE, "The first day of that time."),
        Column("period_end", _DATE, "The last day of that time."),
        Column("compared_with", _TEXT, "Against what it is measured: yoy (the year before) or vs_plan."),
        Column("comparison", _TEXT, "The comparison as printed."),
        Column("comparison_value", _NUMBER, "The figure of the comparison, where it has one."),
        Column("negated", _FLAG, "Whether it is a 0 that was printed in words (không có)."),
        *_EVIDENCE,
    ),
    ("kind", "unit", "needs_review"),
)
SECTIONS: Final = Table(
    "sections",
    "Outline",
    "A titled part of a document's body, in the order of reading.",
    (
        _DOCUMENT,
        _PATH,
        Column("position", _INTEGER, "Its place in the document's outline, from 1."),
        Column("parent", _INTEGER, "The position of the part that it is in; null for an outermost one."),
        Column("level", _INTEGER, "How deep it stands, 1 at the outermost."),
        Column("label", _TEXT, "Its number (II, Điều 3)."),
        Column("title", _TEXT, "Its title, where it has one."),
        Column("page", _INTEGER, "The page that it begins on, from 1."),
        *_SPAN,
    ),
    ("level",),
)
SIGNERS: Final = Table(
    "signers",
    "Signers",
    "Somebody who signed a document; nobody vouches for what an electronic signature says: `confidence` is null.",
    (
        _DOCUMENT,
        _PATH,
        Column("way", _TEXT, "How: on_paper, as the document's foot says it, or electronic."),
        Column("name", _TEXT, "The signer's name."),
        Column("title", _TEXT, "The signer's own title (PHÓ GIÁM ĐỐC)."),
        Column("authority", _TEXTS, "In whose place (TM., KT. …), a line each."),
        Column("organisation", _TEXT, "Of an electronic signature: the signer's organisation."),
        Column("time", _TEXT, "Of an electronic signature: when, in ISO 8601 with its offset."),
        *_EVIDENCE,
    ),
    ("way", "title", "needs_review"),
)
RECIPIENTS: Final = Table(
    "recipients",
    "Recipients",
    "Somebody to whom a document goes.",
    (
        _DOCUMENT,
        _PATH,
        Column("role", _TEXT, "addressee (Kính gửi) or recipient (Nơi nhận)."),
        Column("position", _INTEGER, "The place in that list, from 1."),
        Column("value", _TEXT, "The recipient, as printed."),
        Column("normalised", _TEXT, "The recipient as the gazetteer writes it, where it knows one."),
        *_EVIDENCE,
    ),
    ("role", "value", "needs_review"),
)
DATES: Final = Table(
    "dates",
    "Dates",
    "A day that means something to a document.",
    (
        _DOCUMENT,
        _PATH,
        Column("role", _TEXT, "issued, received, effective, expires, deadline, event, period_start or period_end."),
        Column("date", _DATE, "The day; null where what was read is no day of the calendar."),
        Column("value", _TEXT, "The day as it was read."),
        *_EVIDENCE,
    ),
    ("role", "needs_review"),
)

DECISIONS: Final = Table(
    "decisions",
    "Decisions",
    "A decision of a person on a value: the log of a document, also what counts no more.",
    (
        _DOCUMENT,
        Column("id", _INTEGER, "Its number in the archive's log; a later one is higher."),
        Column(
            "state", _TEXT, "stands, stale (it fits no more what is read), replaced, taken_back; done: it took back."
        ),
        Column("path", _TEXT, "Where the value stood in document.json when it was decided."),
        Column("path_now", _TEXT, "Where it stands now; null: nowhere."),
        Column("kind", _TEXT, "accept, pick, type, unreadable, absent (the page shows none) or take_back."),
        Column("value", _TEXT, "The value that was decided; null: none."),
        Column("decided_by", _TEXT, "Who decided."),
        Column("decided_at", _TEXT, "When, in UTC and ISO 8601."),
        Column("through", _TEXT, "What it came in through: desk, excel, python."),
        Column("seen", _INTEGER, "The last decision on the value that the person knew of; 0: none; null: unknown."),
        Column("takes_back", _INTEGER, "The decision that counts no more by this one."),
        Column("machine_value", _TEXT, "The value that it was decided over, as the machine had it."),
        Column("raw", _TEXT, "The recognised text of that value."),
        Column("page", _INTEGER, "The page that it stood on, from 1."),
        Column("x0", _INTEGER, "Left edge on the upright page image.", "pixels"),
        Column("y0", _INTEGER, "Upper edge on the upright page image.", "pixels"),
        Column("x1", _INTEGER, "Right edge on the upright page image.", "pixels"),
        Column("y1", _INTEGER, "Lower edge on the upright page image.", "pixels"),
    ),
    ("state", "kind", "decided_by", "through"),
)

TABLES: Final = (
    DOCUMENTS,
    PAGES,
    FIELDS,
    CITATIONS,
    STATISTICS,
    SECTIONS,
    SIGNERS,
    RECIPIENTS,
    DATES,
    REVIEWS,
    DECISIONS,
)
"""Every table, in the order in which the documentation tells of them."""

"""What is kept: archives, questions to their tables, decisions on their values."""

from __future__ import annotations

from ocr_pipeline.errors.root import VanbanError


class ArchiveError(VanbanError):
    """The archive cannot be used as it is."""


class NotAnArchiveError(ArchiveError):
    """The folder holds something else than an archive, or is missing."""

    exit_code = 50
    default_next_step = "Name an empty folder, one that does not exist yet, or an archive made by `vanban batch`."


class ArchiveFormatError(ArchiveError):
    """The archive was written by a later version, in a form that this one does not know."""

    exit_code = 51
    default_next_step = "Use the version of vanban that wrote it, or a later one."


class ArchiveBusyError(ArchiveError):
    """Another process is writing to the archive."""

    exit_code = 52
    default_next_step = "Wait until the other run has ended, or end it; both may not write at once."


class DamagedArchiveError(ArchiveError):
    """A file of the archive is missing, changed or unreadable."""

    exit_code = 53
    default_next_step = "Run `vanban verify ARCHIVE`; with --repair, what can be made again is made again."


class QueryError(VanbanError):
    """A question to the tables of an archive was not answered."""


class WrongQueryError(QueryError):
    """The question makes no sense to the database: a word, a name or a type is wrong."""

    exit_code = 60
    default_next_step = '`vanban query ARCHIVE "DESCRIBE documents"` lists columns; docs/query.md tells of all tables.'


class RefusedQueryError(QueryError):
    """The question would do more than read the archive's tables."""

    exit_code = 61
    default_next_step = "Ask with one SELECT over the archive's tables; nothing else can be reached from there."


class QueryLimitError(QueryError):
    """The question takes more time, memory or rows than it may."""

    exit_code = 62
    default_next_step = "Ask for less (WHERE, GROUP BY, LIMIT), or raise --seconds, --memory-mb or --rows."


class DecisionError(VanbanError):
    """A decision on a value was not taken in."""


class WrongDecisionError(DecisionError):
    """The value does not fit its field, or the decision lacks something."""

    exit_code = 70
    default_next_step = "Give the value as the page prints it: a day as 05/02/2025, a number with its zeros (012)."


class UnknownValueError(DecisionError):
    """There is no such document, value or decision."""

    exit_code = 71
    default_next_step = '`vanban query ARCHIVE "SELECT document, path FROM reviews"` lists what is open.'


class OvertakenDecisionError(DecisionError):
    """The value was read anew, or decided by somebody, since the person saw it."""

    exit_code = 72
    default_next_step = "Look at the value as it is now, and decide again."

"""The dashboard as a page: it needs no network, no script and no other file, and is read on paper as well."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from ocr_pipeline.export.charts import STYLE, figures, grouped, lying_bars, page
from ocr_pipeline.export.dashboard.figures import BINS, Counts, Failures, Figures
from ocr_pipeline.export.dashboard.words import (
    CONFIDENCE,
    EARLIER,
    FAILURES,
    HEADS,
    MADE,
    NEVER_RUN,
    NOTHING,
    OTHERS,
    STATES,
    TITLE,
    TOTAL,
    TOTALS,
    UNKNOWN,
    VERDICTS,
    YEAR,
)
from ocr_pipeline.export.sentences import in_language
from ocr_pipeline.export.value_names import name_of
from ocr_pipeline.export.xml_text import xml_text

SHOWN: Final = 15
"""Rows of a chart; what is more is put together in a last one."""
YEARS: Final = 40
"""Years of the table of months; what is earlier is put together in a last one."""
FAILED: Final = 50
"""Reasons of failure that are shown."""

_STYLE: Final = (
    STYLE
    + """
h1 small, h2 small, td small, th small { font-weight: 400; color: #595959; font-size: .8em }
section { break-inside: avoid } section.long { break-inside: auto } tr { break-inside: avoid }
.wide { overflow-x: auto } .months { font-size: .8rem; font-variant-numeric: tabular-nums }
.months th, .months td { text-align: right; padding: .15rem .3rem }
.months td { background: rgb(58 110 165 / var(--share)) }
.months td.whole { background: none; font-weight: 600 } .made { color: #595959 }
@media (min-width: 62rem) {
  .months { table-layout: fixed }
  .pairs { display: grid; grid-template-columns: 1fr 1fr; gap: 0 2.5rem } body { max-width: 76rem } }
@media (max-width: 30rem) { body { margin: 1rem auto } th, td { padding: .3rem }
  .months { font-size: .62rem } .months th, .months td { padding: .1rem } }
@media print { body { margin: 0; max-width: none; font-size: 11pt } * { print-color-adjust: exact } }
"""
)


def dashboard_page(told: Figures, failures: Sequence[Failures] | None, made: dt.datetime) -> str:
    """The whole page.

    Args:
        told: the figures of the archive.
        failures: what its journal says; ``None`` for an archive without one.
        made: when.
    """
    title, other = TITLE
    parts = [
        f'<h1>{_both(TITLE)}</h1><p class="made">{_both(MADE)}: {made:%d/%m/%Y %H:%M}</p>',
        _section("totals", figures([(_words(TOTALS[name]), grouped(getattr(told, name))) for name in TOTALS])),
        _section("months", _months(told.months), long=True),
        '<div class="pairs">',
        _section("types", _bars(told.types, "types")),
        _section("issuers", _bars(told.issuers, "issuers")),
        _section("verdicts", _bars([(VERDICTS.get(name or "", name), n) for name, n in told.verdicts], "verdicts")),
        _section("backlog", lying_bars([(name or UNKNOWN, n) for name, n in told.backlog], _words(HEADS["backlog"]))),
        _section("fields", _bars([(_field(name or ""), n) for name, n in told.fields], "fields")),
        _section("reasons", _bars([(in_language(each or "", "vi"), n) for each, n in told.reasons], "reasons")),
        "</div>",
        _section("confidence", _confidence(told.confidence)),
        _section("failures", "".join(_failures(failures)), long=True),
    ]
    return page(f"{title} – {other}", "\n".join(parts), language="vi", style=_STYLE)


def _section(name: str, content: str, *, long: bool = False) -> str:
    look = ' class="long"' if long else ""
    return f"<section{look}><h2>{_both(HEADS[name])}</h2>{content or _nothing()}</section>"


def _both(words: tuple[str, str]) -> str:
    return f'{xml_text(words[0])} <small lang="en">{xml_text(words[1])}</small>'


def _words(words: tuple[str, str]) -> str:
    return f"{words[0]} ({words[1]})"


def _nothing() -> str:
    return f"<p>{_both(NOTHING)}</p>"


def _bars(counts: Counts, name: str) -> str:
    """The largest counts, and how many there are besides."""
    rows = [(each or UNKNOWN, count) for each, count in counts[:SHOWN]]
    others = counts[SHOWN:]
    rest = (OTHERS.format(grouped(len(others))), sum(count for _, count in others)) if others else None
    return lying_bars(rows, _words(HEADS[name]), rest)


def _field(place: str) -> str:
    """What archivists call a field, and where it stands; of one that has no name only that."""
    name = name_of(place)
    return place if name == place else f"{name} ({place})"


def _months(months: Sequence[tuple[int, int, int]]) -> str:
    """A row for each year, a cell for each month, the darker the more; earlier years in one row."""
    if not months:
        return ""
    years: defaultdict[int, dict[int, int]] = defaultdict(dict)
    for year, month, count in months:
        years[year][month] = count
    most = max(count for _, _, count in months)
    shown = sorted(years, reverse=True)[:YEARS]
    heads = "".join(f'<th scope="col">{month}</th>' for month in range(1, 13))
    rows = [f'<tr><th scope="col">{YEAR}</th>{heads}<th scope="col">{TOTAL}</th></tr>']
    for year in shown:
        cells = "".join(_month(years[year].get(month, 0), most) for month in range(1, 13))
        rows.append(
            f'<tr><th scope="row">{year}</th>{cells}<td class="whole">{grouped(sum(years[year].values()))}</td></tr>'
        )
    earlier = sum(sum(counts.values()) for year, counts in years.items() if year < shown[-1])
    if earlier:
        head = EARLIER.format(shown[-1])
        rows.append(f'<tr><th scope="row">{head}</th><td class="whole" colspan="13">{grouped(earlier)}</td></tr>')
    return f'<div class="wide"><table class="months">{"".join(rows)}</table></div>'


def _month(count: int, most: int) -> str:
    # No darker than black text stays legible on (WCAG 2.2, 1.4.3).
    return f'<td style="--share:{0.6 * count / most:.2f}">{grouped(count) if count else ""}</td>'


def _confidence(steps: Sequence[tuple[int, int]]) -> str:
    if not any(count for count, _ in steps):
        return ""
    most = max(count for count, _ in steps)
    heads = "".join(f'<th scope="col">{_both(words)}</th>' for words in (CONFIDENCE[0], CONFIDENCE[1]))
    rows = [f'<tr>{heads}<th></th><th scope="col">{_both(CONFIDENCE[2])}</th></tr>']
    for place, (count, doubtful) in reversed(list(enumerate(steps))):
        name = f"{place / BINS:.1f}–{(place + 1) / BINS:.1f}".replace(".", ",")
        rows.append(
            f'<tr><th scope="row">{name}</th><td class="figure">{grouped(count)}</td>'
            '<td class="lying"><svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">'
            f'<rect class="bar" width="{100 * count / most:.2f}" height="10"/></svg></td>'
            f'<td class="figure">{grouped(doubtful)}</td></tr>'
        )
    return f'<table class="bars">{"".join(rows)}</table>'


def _failures(failures: Sequence[Failures] | None) -> Iterator[str]:
    if not failures:
        yield f"<p>{_both(NEVER_RUN if failures is None else NOTHING)}</p>"
        return
    yield "<table><tr>" + "".join(f'<th scope="col">{_both(words)}</th>' for words in FAILURES) + "</tr>"
    for each in failures[:FAILED]:
        yield (
            f"<tr><td>{xml_text(STATES.get(each.state, each.state))}</td>"
            f"<td>{xml_text(in_language(each.cause, 'vi'))}<br>→ {xml_text(in_language(each.next_step, 'vi'))}</td>"
            f'<td class="figure">{grouped(each.count)}</td></tr>'
        )
    rest = failures[FAILED:]
    if rest:
        count = grouped(sum(each.count for each in rest))
        yield f'<tr><td></td><td>{OTHERS.format(grouped(len(rest)))}</td><td class="figure">{count}</td></tr>'
    yield "</table>"

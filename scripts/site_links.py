"""A hook of mkdocs: what pages link to outside of ``docs/`` goes into the site too, under ``repository/``.

On a code host a link to ``../schemas/`` leads to a folder of the repository; a site has files only. A file that is
linked to is put into the site, Markdown as a page with what it links to; of a folder its ``README.md`` is. A link to a
folder without one becomes its text.
"""

from __future__ import annotations

import re
from pathlib import Path
from posixpath import dirname, join, normpath, relpath
from typing import Any, Final

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

ROOT: Final = Path(__file__).resolve().parents[1]
DOCS: Final = "docs"
PLACE: Final = "repository"
"""Where in the site lies what is not in ``docs/``."""

# "[text](../schemas/)", "![text](docs/images/a.png)", "[text](README.md#anchor)": a link within the repository.
LINK: Final = re.compile(
    r"\[(?P<text>(?:[^\]\[]|\[[^\]\[]*\])*)\]\((?P<path>(?![a-z+]+:|/|#)[^)#\s]+)(?P<anchor>#[^)\s]*)?\)"
)


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Adds every file outside of the folder that a page links to, and what those link to."""
    waiting = [(file.src_uri, file.content_string) for file in files.documentation_pages()]
    while waiting:
        uri, text = waiting.pop()
        for link in LINK.finditer(text):
            to = place_of(uri, link["path"])
            if to is None or not to.startswith(f"{PLACE}/") or files.get_file_from_path(to) is not None:
                continue
            content = (ROOT / to.removeprefix(f"{PLACE}/")).read_bytes()
            files.append(File.generated(config, to, content=content, inclusion=InclusionLevel.NOT_IN_NAV))
            if to.endswith(".md"):
                waiting.append((to, content.decode()))
    return files


def on_page_markdown(markdown: str, *, page: Any, **_: Any) -> str:
    """Leads the links of a page to where things lie in the site."""
    return led(markdown, page.file.src_uri)


def led(markdown: str, uri: str) -> str:
    """The text of the page at ``uri`` of the site with links as the site has them."""

    def link_in_site(link: re.Match[str]) -> str:
        path = link["path"]
        to = place_of(uri, path)
        if to is None:
            # What is not there at all stays, so that the build complains of it.
            return link["text"] if (ROOT / repository_path(uri, path)).is_dir() else link[0]
        return f"[{link['text']}]({relpath(to, dirname(uri) or '.')}{link['anchor'] or ''})"

    return LINK.sub(link_in_site, markdown)


def repository_path(uri: str, path: str) -> str:
    """What a link on the page at ``uri`` of the site means in the repository."""
    home = uri.removeprefix(f"{PLACE}/") if uri.startswith(f"{PLACE}/") else join(DOCS, uri)
    return normpath(join(dirname(home), path))


def place_of(uri: str, path: str) -> str | None:
    """Where in the site a link of a page leads; ``None``: to nothing that a site can show."""
    meant = repository_path(uri, path)
    if (ROOT / meant).is_dir():
        meant = join(meant, "README.md")
    if meant.startswith("..") or not (ROOT / meant).is_file():
        return None
    return meant.removeprefix(f"{DOCS}/") if meant.startswith(f"{DOCS}/") else f"{PLACE}/{meant}"

"""What the desk says, in Vietnamese and in English: two small catalogues of the same keys."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Final

from ocr_pipeline.export.sentences import all_in_language, in_language

LANGUAGES: Final = {"vi": "Tiếng Việt", "en": "English"}
"""By their codes, the first one is spoken until another is chosen."""
FIRST: Final = next(iter(LANGUAGES))


@cache
def catalogue(language: str) -> Mapping[str, str]:
    """Every sentence of a language by its key (``search.none``); ``{name}`` stands for what is put in."""
    text = files("ocr_pipeline.web").joinpath("languages", f"{language}.toml").read_text(encoding="utf-8")
    return {
        f"{group}.{key}": sentence
        for group, sentences in tomllib.loads(text).items()
        for key, sentence in sentences.items()
    }


class Speech:
    """Says things in one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._sentences = catalogue(language)

    def __call__(self, key: str, **values: object) -> str:
        """The sentence of a key; of one thing (``n``), that of ``KEY_1`` where the language has one.

        Raises:
            KeyError: there is none.
        """
        sentence = self._sentences[key]
        if values.get("n") == 1:
            sentence = self._sentences.get(f"{key}_1", sentence)
        return sentence.format(**{name: self.number(value) for name, value in values.items()})

    def maybe(self, key: str, otherwise: str) -> str:
        """The sentence of a key that may be unknown: a word of the contract, or of a plug-in."""
        return self._sentences.get(key, otherwise)

    def said(self, sentence: str) -> str:
        """A sentence of the program itself: a reason of a doubt, the cause of a failure, what to do next."""
        return in_language(sentence, self.language)

    def all_said(self, sentences: Iterable[str]) -> str:
        """Several such sentences as one."""
        return "; ".join(all_in_language(sentences, self.language))

    def number(self, value: object) -> str:
        """A number with its thousands parted as the language does; anything else as it is."""
        if isinstance(value, bool) or not isinstance(value, int):
            return str(value)
        return f"{value:,}".replace(",", "." if self.language == "vi" else ",")

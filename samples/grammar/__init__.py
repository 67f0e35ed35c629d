"""The grammar of documents: plausible official papers from a seed, each with the truth of everything it says."""

from __future__ import annotations

from samples.grammar.generate import generate, generate_many

__all__ = ["generate", "generate_many"]

"""A long run over mixed documents, sound, damaged and hostile: what it holds on to, and what it leaves behind."""

"""An office's own names, as its people confirmed them: what they settle in a document, and what they cast doubt on."""

"""Setting: a document file becomes lines on pages, by the rules of form it is written under."""

"""An archive of many documents, made of the samples' grammar without a picture, and how it is searched."""

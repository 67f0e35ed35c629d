"""The command ``vanban``: arguments in, text and an exit status out; one module per command."""

"""Every target of the project, each with the commands that measure it, run one after another."""

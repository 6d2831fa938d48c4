class FileProblem(Exception):
    """The whole file is unusable; the message is one sentence in French."""

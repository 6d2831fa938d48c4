"""Why a change cannot be."""


class Refused(Exception):
    """A change that cannot be; the message is a French sentence for whoever asked."""


class Outdated(Refused):
    """What was changed is not what the form showed: somebody else changed it meanwhile.

    ``version`` is what is stored now, for whoever has read this and asks again.
    """

    def __init__(self, sentence: str, version: str):
        super().__init__(sentence)
        self.version = version

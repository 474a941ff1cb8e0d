"""The error tree. Every error says what is wrong, where, and what to do about it.

FoglineError
├── UsageError        the command was called wrongly              (exit code 2)
├── InputError        one document cannot be read; others go on   (exit code 4)
├── PackError         a knowledge pack is broken
├── GoldError         a file of hand coding is broken
├── ExportError       a file cannot be written
├── LedgerError       a ledger cannot be opened, read or written
├── ModelError        a language model gave no usable answer
└── GroundError       a claim quotes words that are not in the text
"""


class FoglineError(Exception):
    """Base of all errors that are meant for people."""

    exit_code = 1


class UsageError(FoglineError):
    """The command was called with arguments that make no sense together."""

    exit_code = 2


class InputError(FoglineError):
    """One input cannot be read. Carries a short machine-readable `code` beside the sentence."""

    exit_code = 4

    def __init__(self, message: str, *, code: str, ref: str) -> None:
        super().__init__(message)
        self.code = code
        self.ref = ref


class PackError(FoglineError):
    """A knowledge pack does not keep its promises or cannot be read."""

    exit_code = 3


class GroundError(FoglineError):
    """A claim points at words that the text does not contain."""


class GoldError(FoglineError):
    """A file of hand coding cannot be read, or quotes words that its text does not hold."""


class ModelError(FoglineError):
    """A language model could not be asked, or did not answer in the shape that was asked for."""


class ExportError(FoglineError):
    """A file of another format cannot be written."""


class LedgerError(FoglineError):
    """A ledger cannot be opened, is held by somebody else, or does not know what was asked for."""

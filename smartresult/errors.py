"""Everything that smartresult raises.

The promise: whatever the input, a function of this library returns or raises a `SmartResultError`. Any other exception
is a bug of ours. Errors keep what they know as attributes, survive pickle (one that can't be unpickled kills a process
pool), and quote a few characters of a response at most.
"""

from typing import Final

#: The service's ErrorCode of a job that failed because nobody speaks in the media; met in real responses.
NO_SPEECH_CODES: Final = frozenset({"SpeechTranslationNoValidVocal"})

#: Longer than any id, code or message that the service is known to send.
_LONGEST_QUOTE: Final = 500


def describe_fault(expected: str, got: str, path: str) -> str:
    """The one sentence in which smartresult says that something is not what it should be."""
    return f"expected {expected}, got {got} – at {path}"


class SmartResultError(Exception):
    """Base of every error that smartresult raises."""


class ParseError(SmartResultError):
    """The input is not of a known shape.

    *path* says where, in the input as it was handed over; ` > ` marks where JSON text inside a string begins:
    `$.JobResult.AiResult > $[3].to`. *position* is the index of the character at which undecodable JSON stops making
    sense, counted in the text that *path* names (of the byte, where the bytes are no text); None for every other fault.
    """

    def __init__(self, expected: str, got: str, path: str, position: int | None = None) -> None:
        super().__init__(expected, got, path, position)  # args rebuild it in another process
        self.expected, self.got, self.path, self.position = expected, got, path, position

    def __str__(self) -> str:
        return describe_fault(self.expected, self.got, self.path)


class WrongResponseError(ParseError):
    """The input is something else than a GetSmartHandleJob response.

    *kind* names what it is ("a ListSmartJobs page"), *advice* says what to feed instead.
    """

    def __init__(self, kind: str, advice: str, path: str) -> None:
        super().__init__("a GetSmartHandleJob response", kind, path)
        self.args = (kind, advice, path)
        self.kind, self.advice = kind, advice

    def __str__(self) -> str:
        return f"{super().__str__()}; {self.advice}"


def _clip(text: str) -> str:
    """What an error quotes of a field, whose length is the sender's choice."""
    return text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE]}…"


class JobNotFinishedError(SmartResultError):
    """The job has no result yet; *state* is the service's word for how far it is."""

    def __init__(self, job_id: str, state: str) -> None:
        self.job_id, self.state = _clip(job_id), _clip(state)
        super().__init__(self.job_id, self.state)

    def __str__(self) -> str:
        return f"job {self.job_id or '(no id)'} has not finished: its state is {self.state or '(not stated)'}"


class JobFailedError(SmartResultError):
    """The job failed; *code* and *message* are the service's, both "" where it gave none."""

    def __init__(self, job_id: str, code: str, message: str) -> None:
        self.job_id, self.code, self.message = _clip(job_id), _clip(code), _clip(message)
        super().__init__(self.job_id, self.code, self.message)

    @property
    def no_speech(self) -> bool:
        """Whether it failed because the media holds no recognisable speech: nothing to repair, nothing to retry."""
        return self.code in NO_SPEECH_CODES

    def __str__(self) -> str:
        reason = ": ".join(part for part in (self.code, self.message) if part)
        hint = " (no speech in the media)" if self.no_speech else ""
        return f"job {self.job_id or '(no id)'} failed: {reason or 'the service gave no reason'}{hint}"


class UnsupportedResultError(SmartResultError):
    """The job has a result, but not the *wanted* one ("segments", "texts"); *has* says what it has instead."""

    def __init__(self, wanted: str, job_type: str, has: str) -> None:
        self.wanted, self.job_type, self.has = wanted, _clip(job_type), _clip(has)
        super().__init__(self.wanted, self.job_type, self.has)

    def __str__(self) -> str:
        return f"a job of type {self.job_type or '(not stated)'} with {self.has} has no {self.wanted}"


class ExportError(SmartResultError):
    """What is to be written can't be: *reason* says why, *path* what is to blame (`segments[3]`, an option's name)."""

    def __init__(self, reason: str, path: str) -> None:
        super().__init__(reason, path)
        self.reason, self.path = reason, path

    def __str__(self) -> str:
        return f"{self.reason} – at {self.path}"


class SubtitleError(SmartResultError):
    """A subtitle file can't be read: what was *expected*, what is there instead, and in which *line*, from 1."""

    def __init__(self, expected: str, got: str, line: int) -> None:
        super().__init__(expected, got, line)
        self.expected, self.got, self.line = expected, got, line

    def __str__(self) -> str:
        return f"expected {self.expected}, got {self.got} – at line {self.line}"


class SourceError(SmartResultError):
    """What is to be read can't be: *reason* says why; *source* names it, as messages and outcomes do."""

    def __init__(self, reason: str, source: str) -> None:
        super().__init__(reason, source)
        self.reason, self.source = reason, source

    def __str__(self) -> str:
        return self.reason


class OutputError(SmartResultError):
    """A file can't be written, or must not be: *reason* says why, *path* which file."""

    def __init__(self, reason: str, path: str) -> None:
        super().__init__(reason, path)
        self.reason, self.path = reason, path

    def __str__(self) -> str:
        return f"{self.reason} – at {self.path}"


class ExistingFileError(OutputError):
    """A file is there already at *path*, and nothing was said of what is to become of it."""

    def __init__(self, path: str) -> None:
        super().__init__("there is a file already; overwrite replaces it, resume keeps it", path)
        self.args = (path,)


class NameTakenError(OutputError):
    """Another response of this run has the name *path* already, or its report, and they are not to be numbered."""

    def __init__(self, path: str) -> None:
        super().__init__("the name is taken by another file of this run, and they are not numbered", path)
        self.args = (path,)


class OptionError(SmartResultError):
    """An option makes no sense: *reason* says why, *option* which."""

    def __init__(self, reason: str, option: str) -> None:
        super().__init__(reason, option)
        self.reason, self.option = reason, option

    def __str__(self) -> str:
        return f"{self.reason} – at {self.option}"


class WorkerError(SmartResultError):
    """The worker processes of a batch that read this response were killed, one after another."""

    def __str__(self) -> str:
        return "each worker process that read this was killed, for want of memory, perhaps; fewer jobs take less"

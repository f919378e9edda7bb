r"""Many responses, from wherever they were saved, to files: the same as the command line, for other programs.

`convert` writes files and gives an `Outcome` for each response, whose `Status` says what became of it; a `Tally` counts
them. `inspect` gives an `Inspection` of each, `check_files` what was `Checked` in responses and subtitles. All take a
`Source` or many: paths, URLs, or a `Response` that you hold. `FormatOptions` are what is asked of the formats, `Limits`
the most that is taken in.

>>> from tempfile import TemporaryDirectory
>>> from smartresult.batch import Response, convert
>>> response = b'{"JobId": "42", "JobResult": {"AiResult": "[{\\"content\\":\\"Hello\\",\\"from\\":0,\\"to\\":1}]"}}'
>>> with TemporaryDirectory() as folder:
...     for outcome in convert([Response(response, "hello.json")], to=("srt", "vtt"), out=folder):
...         print(outcome.source, outcome.status, len(outcome.outputs))
hello.json converted 2
"""

from smartresult.batch.checks import Checked, check_files
from smartresult.batch.inspection import Inspection, inspect
from smartresult.batch.options import FormatOptions
from smartresult.batch.outcomes import Outcome, Status, Tally
from smartresult.batch.run import convert
from smartresult.batch.sources import Response, Source
from smartresult.batch.unpack import Limits

__all__ = [
    "Checked",
    "FormatOptions",
    "Inspection",
    "Limits",
    "Outcome",
    "Response",
    "Source",
    "Status",
    "Tally",
    "check_files",
    "convert",
    "inspect",
]


def __dir__() -> list[str]:
    """The public names, and what every module says of itself."""
    return sorted([*__all__, *(name for name in globals() if name.startswith("__"))])

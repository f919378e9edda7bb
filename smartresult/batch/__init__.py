r"""Many responses, from wherever they were saved, to files: the same as the command line, for other programs.

- `convert` writes files and gives an `Outcome` for each response, whose `Status` says what became of it; a `Tally`
  counts them.
- `inspect` gives an `Inspection` of each, `check_files` what was `Checked` in responses and subtitles.
- `tabulate` writes one file of rows (Parquet, CSV…), `convert_shard` does so for one shard of many, on any machine.
- All take a `Source` or many: a path, a pattern, a URL, or a `Response` that you hold. `FormatOptions` are what is
  asked of the formats, `Limits` the most that is taken in, `Patterns` say which files are.
- Sources and places may be URLs, with `smartresult[remote]`: keys and endpoints come from where the driver looks for
  them (`AWS_ENDPOINT_URL`), and from fsspec's own settings (`FSSPEC_OSS_ENDPOINT`).

>>> from tempfile import TemporaryDirectory
>>> from smartresult.batch import Response, convert
>>> response = b'{"JobId": "42", "JobResult": {"AiResult": "[{\\"content\\":\\"Hello\\",\\"from\\":0,\\"to\\":1}]"}}'
>>> with TemporaryDirectory() as folder:
...     for outcome in convert([Response(response, "hello.json")], to=("srt", "vtt"), out=folder):
...         print(outcome.source, outcome.status, len(outcome.outputs))
hello.json converted 2

Programs that fetch responses
=============================

Programs that fetch responses hand over a generator: each is converted when it comes. What `convert` returns belongs to
one thread, for a generator can't be asked by two at once; whoever fetches in several threads puts what comes into a
queue. Run several `convert` side by side only into different folders: which names are taken is known to one run alone.
In asyncio, a thread converts while the loop fetches; the size of the queue bounds what waits:

>>> import asyncio
>>> from queue import Queue
>>> async def convert_all(bodies, folder):
...     queue = Queue(maxsize=8)
...     outcomes = convert(iter(queue.get, None), out=folder)  # wrong options raise an error here
...     converting = asyncio.create_task(asyncio.to_thread(list, outcomes))
...     try:
...         async for body in bodies:
...             await asyncio.to_thread(queue.put, Response(body))
...     finally:
...         await asyncio.to_thread(queue.put, None)
...     return await converting
>>> async def fetch():
...     yield response  # where a client awaits the service
>>> with TemporaryDirectory() as folder:
...     for outcome in asyncio.run(convert_all(fetch(), folder)):
...         print(outcome.job_id, outcome.status)
42 converted

The service itself is not called, and nothing is asked for twice: fetching, and trying again, is yours.

Reports
=======

`--report` of the command line writes JSON Lines. The first has the `type` ("smartresult report"), `version` and
`options` of the run; then there is one for each response:

- `source`: the path or URL it came from, with `:` and the number of the line for JSON Lines;
- `status`: what became of it, in the words of `Status`;
- `job_id` and `state`: those of the response;
- `outputs`: the files that hold its text now, `digests` the SHA-256 of each, `source_digest` that of the response;
- `cues`: how many are shown, `duration` the end of the speech in seconds;
- `issues`: what is odd, `notes` what of the cues was cut and why, `violations` what `check` would still find, by rule;
- `error`: what went wrong, as a sentence, `kind` in words that stay: `malformed`, `wrong response`, `not finished`,
  `job failed`, `no such result`, `not to be stated`, `unreadable`, `exists`, `name taken`, `not written`,
  `worker lost`.

Of a table `outputs`, `digests`, `duration` and `source_digest` stay empty, and `cues` counts rows. To read the
failures: `jq 'select(.error) | {source, kind, error}' report.jsonl`.
"""

from typing import TYPE_CHECKING, Final

from smartresult.batch.options import FormatOptions
from smartresult.batch.outcomes import Outcome, Status, Tally
from smartresult.batch.patterns import Patterns
from smartresult.batch.run import convert
from smartresult.batch.sources import Response, Source
from smartresult.batch.unpack import Limits
from smartresult.late import list_names, load_late

if TYPE_CHECKING:
    from smartresult.batch.checks import Checked, check_files
    from smartresult.batch.inspection import Inspection, inspect
    from smartresult.batch.tabulation import convert_shard, tabulate


__all__ = [
    "Checked",
    "FormatOptions",
    "Inspection",
    "Limits",
    "Outcome",
    "Patterns",
    "Response",
    "Source",
    "Status",
    "Tally",
    "check_files",
    "convert",
    "convert_shard",
    "inspect",
    "tabulate",
]


#: What is loaded when it is asked for: it has readers of its own, and most programs convert.
_LATE: Final = {
    "Checked": "smartresult.batch.checks",
    "Inspection": "smartresult.batch.inspection",
    "check_files": "smartresult.batch.checks",
    "convert_shard": "smartresult.batch.tabulation",
    "inspect": "smartresult.batch.inspection",
    "tabulate": "smartresult.batch.tabulation",
}

if not TYPE_CHECKING:  # pragma: no branch - type checkers must not believe that there is any name
    __getattr__ = load_late(globals(), _LATE)


def __dir__() -> list[str]:
    return list_names(globals())

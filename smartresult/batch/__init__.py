"""Many responses, from wherever they were saved, to files: the same as the command line, for other programs.

for outcome in smartresult.batch.convert("responses/", to=("srt", "vtt"), out="subtitles/"):
print(outcome.source, outcome.status, outcome.reason)
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

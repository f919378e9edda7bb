"""Plain text, for reading and searching."""

from smartresult.export.characters import LINES_RULE, apply_rule, clean_text
from smartresult.export.cues import place_cues
from smartresult.model import GeneratedTexts, SmartJob
from smartresult.timed_text import TimedSource


def to_text(source: TimedSource | GeneratedTexts) -> str:
    """The text of *source* in lines: of speech a line a cue, of generated texts a paragraph each.

    Raises what `place_cues` and, for a job with texts, `SmartJob.texts` raise.
    """
    if isinstance(source, SmartJob) and isinstance(source.result, GeneratedTexts):
        return _write_paragraphs(source.texts())
    if isinstance(source, GeneratedTexts):
        return _write_paragraphs(source.texts)
    return "".join([f"{text}\n" for text in apply_rule(place_cues(source).texts, LINES_RULE)])


def _write_paragraphs(texts: tuple[str, ...]) -> str:
    return "\n".join([f"{clean_text(text).rstrip()}\n" for text in texts if text.strip()])

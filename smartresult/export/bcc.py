"""BCC, the subtitle JSON of Bilibili: its items are the very items of this service."""

import orjson

from smartresult.export.characters import LINES_RULE, apply_rule
from smartresult.export.cues import place_cues
from smartresult.timed_text import TimedSource


def to_bcc(source: TimedSource) -> str:
    """BCC text of *source*: its cues in seconds, at the bottom (location 2), in the site's default look.

    Raises what `place_cues` raises.
    """
    cues = place_cues(source)
    body = [
        {"from": start_ms / 1000, "to": end_ms / 1000, "location": 2, "content": text}
        for start_ms, end_ms, text in zip(cues.starts, cues.ends, apply_rule(cues.texts, LINES_RULE), strict=True)
    ]
    look = {"font_size": 0.4, "font_color": "#FFFFFF", "background_alpha": 0.5, "background_color": "#9C27B0"}
    return orjson.dumps({**look, "Stroke": "none", "body": body}).decode()

"""What may be chosen in this room; apart, for the command line has use for it before it has for the rest."""

from typing import Literal, TypeAlias

#: Which language is on top.
Order: TypeAlias = Literal["first", "second"]

#: What the times of the segments in a window count from: its start, or that of the media.
Times: TypeAlias = Literal["relative", "absolute"]

"""What may be chosen in this room; apart, for the command line has use for it before it has for the rest."""

from typing import Literal, TypeAlias

#: How finely text without blanks is cut: by characters, or by phrases, as BudouX finds them.
Unspaced: TypeAlias = Literal["characters", "phrases"]

"""How a language is named in files: tags of BCP 47 (https://www.rfc-editor.org/info/bcp47)."""

import re
from typing import Final

_TAG: Final = r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*"


def is_language_tag(value: object) -> bool:
    """Whether *value* is a language tag by its form: "en", "pt-BR", "zh-Hans"."""
    return isinstance(value, str) and re.fullmatch(_TAG, value) is not None

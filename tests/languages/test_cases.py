"""Layout and judge do as subtitlers of each language would."""

import pytest

from smartresult import PROFILES
from tests.languages.cases import CODES, list_cases, meets

#: Those that came first have tests of their own.
_OLDER = {"en", "zh"}
_LEAST = 38


def test_each_language_that_has_a_profile_has_cases_of_each_kind() -> None:
    languages = {profile.lang for profile in PROFILES.values() if profile.lang} - _OLDER
    assert {code.partition("-")[0] for code in CODES} - _OLDER == languages
    for code in CODES:
        for kind in "+-=":
            cases = [case for reached in (True, False) for case in list_cases(kind, reached=reached)]
            assert len([case for case in cases if case.code == code]) >= _LEAST


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("kind", ["+", "-", "="])
def test_breaks_are_as_a_subtitler_wants_them(code: str, kind: str) -> None:
    cases = [case for case in list_cases(kind, reached=True) if case.code == code]
    assert cases
    assert [case.text for case in cases if not meets(case)] == []


@pytest.mark.parametrize("code", CODES)
def test_what_is_not_reached_is_said(code: str) -> None:
    """Whoever reaches more of it takes the ~ away."""
    cases = [case for case in list_cases("+-=", reached=False) if case.code == code]
    assert [case.text for case in cases if meets(case)] == []

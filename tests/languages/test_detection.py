"""Which language a text is in is told by its script and its most frequent words, and guessed at no other way."""

import re

import pytest

from smartresult import PROFILES, Profile, Segment, check, parse, reflow
from smartresult.errors import OptionError
from smartresult.profiles import Delivery, settle_delivery
from smartresult.text.languages.detection import Guess, detect_language
from smartresult.text.languages.known import LANGUAGES, find_language
from tests.languages.texts import CODES, read_lines
from tests.responses import make_response

_TURNS = 4


@pytest.mark.parametrize("code", CODES)
def test_a_few_turns_tell_the_language(code: str) -> None:
    lines = read_lines(code)
    told = [detect_language("\n".join(lines[i : i + _TURNS])) for i in range(0, len(lines), _TURNS)]
    lang = code.partition("-")[0]
    assert sum(guess == Guess(lang, sure=True) for guess in told) >= 0.99 * len(told)
    assert {guess.code for guess in told if guess.sure} == {lang}


@pytest.mark.parametrize(
    "text",
    [
        "Dat is een huis, en het is niet heel groot, maar dat is ook niet nodig voor ons.",
        "Det är ett hus och jag vet att det inte är så stort, men det är bra för oss som bor här.",
        "To jest dom i nie jest duży, ale już tak jest i to się nie zmieni przez wiele lat.",
        "Bu bir ev ve çok büyük değil ama bu kadar yer bize yeter, daha ne olsun, o da var.",
        "Це будинок, і він не дуже великий, але що є, те є, та й для нас це вже було добре.",
        "این خانه بزرگ نیست اما برای ما خوب است و آن را با هم از شما خریدیم که در شهر است.",
        "यह नहीं, हे घर आहे आणि ते मोठे नाही पण आम्ही एक आहोत, त्या घरात काय आहे ते मी आणि ते जाणतात.",
        "ຂ້ອຍຢູ່ໃນເຮືອນຂອງຂ້ອຍ",
        "Ми довго чекали на автобус, який мав приїхати ще вранці, але водій сказав, що дорога закрита через сніг.",
        "Дуго смо чекали аутобус који је требало да дође ујутру, али је пут затворен због снега.",
        "ما مدت زیادی منتظر اتوبوسی بودیم که باید صبح می‌رسید اما جاده به خاطر برف سنگین بسته شده است.",
        "Vam esperar l'autobús que havia d'arribar al matí, però els nens es van quedar a casa amb els avis i la neu.",
        "Dugo smo čekali autobus koji je trebao doći ujutro, ali je cesta zatvorena zbog snijega.",
        "Dlouho jsme čekali na autobus, který měl přijet už ráno, ale silnice je kvůli sněhu zavřená.",
    ],
)
def test_other_languages_are_none_of_these(text: str) -> None:
    assert detect_language(text).code == ""


@pytest.mark.parametrize(
    ("text", "hint", "guess"),
    [
        ("", "", Guess("en", sure=False)),
        ("… 42!", "", Guess("en", sure=False)),
        ("Good morning", "", Guess("en", sure=False)),
        ("He has no men on me. As to the van, no.", "", Guess("en", sure=False)),  # each is a word of another, too
        ("Hola amigos", "", Guess("en", sure=False)),
        ("Hola amigos", "es", Guess("es", sure=True)),
        ("Hola amigos", "ja", Guess("en", sure=False)),  # a language of another script
        ("The cat is what you have, and they know it.", "es", Guess("en", sure=True)),
        ("Привет", "", Guess("ru", sure=False)),
        ("Привет", "ru", Guess("ru", sure=True)),
        ("Привет", "es", Guess("ru", sure=False)),
        ("안녕", "", Guess("ko", sure=True)),
        ("漢字와 한글", "", Guess("ko", sure=True)),
        ("漢字漢字 한글", "", Guess("zh", sure=True)),
        ("漢字かな 한", "", Guess("ja", sure=True)),
        (f"{'He met them at the station, and they talked. ' * 3} 李", "", Guess("en", sure=True)),
        (f"{'我们昨天去那里买了很多东西。' * 2} の", "", Guess("zh", sure=True)),
        ("สวัสดี hello", "", Guess("th", sure=True)),
        ("hello there สวัสดี", "", Guess("en", sure=False)),
        ("שלום", "", Guess("he", sure=True)),
    ],
)
def test_where_a_text_does_not_tell_the_hint_may(text: str, hint: str, guess: Guess) -> None:
    assert detect_language(text, hint) == guess


def test_the_caller_says_more_than_the_text_and_the_text_more_than_the_profile() -> None:
    spanish = "La casa es muy grande, pero también hay que decir que los años no pasan en vano por el jardín."
    es, en, bbc = PROFILES["netflix-es"], PROFILES["netflix-en"], PROFILES["bbc"]
    assert settle_delivery("auto", spanish) == Delivery(es, "es", sure=True)
    assert settle_delivery("auto", spanish, "fr").profile is PROFILES["netflix-fr"]
    assert settle_delivery("bbc", spanish) == Delivery(bbc, "es", sure=True)
    assert settle_delivery(en, spanish) == Delivery(en, "es", sure=True)
    assert settle_delivery(es, "Hola") == Delivery(es, "es", sure=True)
    assert settle_delivery("auto", "Hola", None, "es") == Delivery(es, "es", sure=True)
    assert settle_delivery("auto", "Hola") == Delivery(en, "en", sure=False)
    assert settle_delivery("auto", "ສະບາຍດີ") == Delivery(en, "", sure=True)
    for tag in ("pt-BR", "pt", "PT_br"):
        assert settle_delivery("auto", "Hola", tag).profile is PROFILES["netflix-pt"]


@pytest.mark.parametrize("lang", ["", "nl", "english", "-", 7, b"en"])
def test_a_language_without_words_here_is_refused(lang: object) -> None:
    for run in (reflow, check):
        with pytest.raises(OptionError, match=r"expected one of en, zh, ja, .*, got ") as caught:
            run([Segment("Hallo.", 0.0, 1.0)], lang=lang)  # type: ignore[arg-type]
        assert caught.value.option == "lang"


@pytest.mark.parametrize(
    ("parameters", "lang"),
    [
        ({"SourceLanguage": "es"}, "es"),
        ({"asr": [{"source_language": "fr-FR"}]}, "fr"),
        ("&enable_words=true&language=it", "it"),
        ({"Language": "xx"}, "en"),
        ({"Language": 7, "nlp": {"lang": "de"}}, "de"),
        ({}, "en"),
    ],
)
def test_what_a_response_states_is_a_hint(parameters: object, lang: str) -> None:
    job = parse(make_response("a", "Hola amigos."))
    report = check(type(job)(result=job.result, job_parameters=parameters, state=job.state))
    assert (report.lang, report.lang_sure) == (lang, lang != "en")


def test_the_word_of_the_service_for_chinese_is_known() -> None:
    job = parse(make_response("a", "12, 34"))
    assert check(type(job)(result=job.result, job_parameters={"lang": "cn"}, state=job.state)).lang == "en"


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_language_is_filed_under_its_code_and_its_markers_are_its_own(code: str) -> None:
    language = find_language(code)
    assert language.code == code
    kinds = language.list_kinds()
    assert all(word == word.lower() and not re.search(r"[’\s]", word) for words in kinds.values() for word in words)
    assert f"netflix-{code}" in PROFILES
    assert isinstance(PROFILES[f"netflix-{code}"], Profile)

"""Prices of borders that no case of two lines brings out."""

from smartresult import Segment, check
from smartresult.layout.atoms import cut_atoms
from smartresult.layout.looks import NOTHING, NOUNS, find_looks
from smartresult.layout.prices import NEVER
from smartresult.profiles import PROFILES


def price_borders(text: str, lang: str) -> dict[str, float]:
    """What a break costs, by the text before it without blanks."""
    atoms = cut_atoms([Segment(text, 0.0, len(text) * 0.08)], PROFILES[f"netflix-{lang}"], lang)
    said, prices = "", {}
    for word, price in zip(atoms.texts, atoms.borders.prices, strict=True):
        prices[said] = price
        said += word.replace(" ", "")
    return prices


def test_a_number_stays_with_its_unit() -> None:
    prices = price_borders("Pesa veinte kilos. Corre cien metros. Tiene diez primos.", "es")
    assert prices["Pesaveinte"] - 1 == prices["Pesaveintekilos.Correcien"] - 1 == NEVER  # the last word of a sentence
    assert prices["Pesaveintekilos.Correcienmetros.Tienediez"] < NEVER


def test_a_small_word_of_a_name_holds_less_than_its_capitals() -> None:
    assert find_looks("es")("de").named == NOUNS
    assert find_looks("es")("Entorno").named > NOUNS
    assert find_looks("de")("Haus").named == NOUNS  # as every noun
    prices = price_borders("Presentó el Entorno de Ejecución. Sí, sí.", "es")
    assert prices["PresentóelEntorno"] < prices["PresentóelEntornode"]


def test_words_of_thai_without_a_blank_hold_together() -> None:
    prices = price_borders("บ้านสวย บ้านสวย", "th")
    assert prices["บ้าน"] > NOTHING
    assert prices["บ้านสวย"] < 0
    assert price_borders("เร็วๆ นี้ครับ", "th")["เร็วๆ"] > 0  # a blank that parts nothing


def test_a_letter_that_names_something_may_end_a_line() -> None:
    said = [Segment("Al final decidimos seguir el plan A\nporque no había otro.", 0.0, 5.0)]
    assert "bad line break" not in check(said, lang="es").count_rules()

"""The paragraphs of a TTML document and their text, as an XML reader has them."""

from typing import Final
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element

TT: Final = "{http://www.w3.org/ns/ttml}"


def read(file: str) -> Element:
    return ET.fromstring(file.encode())  # noqa: S314 - it is ours


def find_paragraphs(document: Element) -> list[Element]:
    (division,) = document.findall(f"./{TT}body/{TT}div")
    assert {element.tag for element in division} == {f"{TT}p"}
    return list(division)


def text_of(element: Element) -> str:
    """What is written in *element*, with its line breaks."""
    parts = [element.text or ""]
    for child in element:
        parts += ["\n" if child.tag == f"{TT}br" else text_of(child), child.tail or ""]
    return "".join(parts)

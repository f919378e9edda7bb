"""Makes the list of words of Thai that BudouX cuts in two: `python benchmarks/list_thai_words.py --out FILE`.

Words, and how often they occur, come with PyThaiNLP: `words_th.txt`, and `tnc_freq.txt` from the Thai National Corpus,
both CC0 1.0. The same version of it gives the same list.
"""

import argparse
import sys
from pathlib import Path
from typing import Final

from pythainlp.corpus import thai_words
from pythainlp.corpus.tnc import unigram_word_freqs

from smartresult.word_times.phrases import find_thai_borders

#: So many, the most frequent ones: twice as many take away a tenth of the breaks inside words that are left.
MOST: Final = 4000
#: Words of `words_th.txt`, and verbs of saying with their ว่า, that the corpus counts in parts.
ALSO: Final = (
    "บอกว่า กล่าวว่า พูดว่า คิดว่า รู้ว่า เห็นว่า พบว่า ถามว่า ตอบว่า เชื่อว่า หวังว่า แสดงว่า ยืนยันว่า "
    "อธิบายว่า รู้สึกว่า เข้าใจว่า แปลว่า หมายความว่า มากกว่า น้อยกว่า ดีกว่า สูงกว่า ใหญ่กว่า ออกมา "
    "ออกไป ออกจาก เข้ามา เข้าไป ขึ้นมา ขึ้นไป ลงมา ลงไป กลับมา กลับไป มาถึง มาจาก ไปถึง ไปยัง ได้ดี "
    "เกิดขึ้น มากขึ้น ดีขึ้น อย่างหนึ่ง ส่วนหนึ่ง ทุกคน ทุกอย่าง ทุกครั้ง ทุกวัน ทุกปี ก่อนที่ เพื่อให้ "
    "อีกครั้ง บางคน บางส่วน บางครั้ง เหมือนกัน เช่นกัน ด้วยกัน ต่างกัน เป็นอยู่ ในประเทศ ระหว่างประเทศ "
    "มีปัญหา ที่นี่ ที่นั่น วันนี้ วันนั้น เมื่อก่อน รายงานตัว กลุ่มตัวอย่าง รถเข็น เอาเป็นว่า จนถึง "
    "หากิน ใช้เวลา ใช้ชีวิต เป็นเวลา คนอื่น อย่างนั้น แล้วกัน เป็นไป หรือยัง ขึ้นอยู่ คนไทย ความเห็น "
    "ตัวจริง เรื่องจริง ของจริง ที่ทำงาน การงาน หน้าบ้าน ลมแรง ฝนตก น้ำท่วม"
)


def list_words(most: int) -> list[str]:
    """The *most* frequent words that BudouX cuts, in the order of their letters."""
    frequencies = unigram_word_freqs()
    known = sorted(thai_words(), key=lambda word: (-frequencies.get(word, 0), word))
    split = [word for word in known if frequencies.get(word) and find_thai_borders(word)]
    return sorted({*split[:most], *ALSO.split()})


def main() -> int:
    """Write the list, and say how many words it has."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition(":")[0])
    parser.add_argument("--out", type=Path, required=True, metavar="FILE")
    parser.add_argument("--most", type=int, default=MOST)
    options = parser.parse_args()
    words = list_words(options.most)
    options.out.write_text("\n".join(words) + "\n", encoding="utf-8")
    print(f"{len(words):,} words, {options.out.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Where Thai should not be broken, by its words, as BudouX cuts them.

Sources: Netflix's Timed Text Style Guide, general requirements (no break between preposition and noun, negation or
auxiliary and verb) and Thai; the Royal Society of Thailand's rules of spacing (ไม้ยมก and ไปยาลน้อย stay with the word
before them). Left out, as they end or begin words and clauses well:
ครับ ค่ะ การ หรือ ให้ ถึง ว่า คือ มี เป็น อย่าง ด้วย แล้ว ก็ สิ เลย กัน มาก.
"""

from typing import Final

from smartresult.judging.languages.break_words import BreakWords
from smartresult.text.languages.language import words

THAI: Final = BreakWords(
    code="th",
    never_last={
        "a preposition": words("ของ ใน จาก โดย สำหรับ ระหว่าง ตั้งแต่ ท่ามกลาง เกี่ยวกับ กับ แห่ง ตาม"),
        "a conjunction": words(
            "และ แต่ เพราะ เพราะว่า ถ้า ถ้าหาก หากว่า แม้ แม้ว่า ถึงแม้ ถึงแม้ว่า เพื่อ เพื่อที่จะ เมื่อ ขณะที่ "
            "ในขณะที่ เนื่องจาก ก่อนที่ หลังจากที่ จนกระทั่ง ตราบใดที่ ราวกับว่า"
        ),
        "a relative word": words("ซึ่ง ที่"),
        "an auxiliary": words("จะ กำลัง ต้อง อาจ น่าจะ ควรจะ กำลังจะ"),
        "a negation": words("ไม่ มิได้ อย่า"),
        "a word before its verb or noun": words("ความ ผู้ ทุก แต่ละ บาง หลาย"),
        "a title": words("ดร. ศ. รศ. ผศ. นพ. พญ. น.ส. ด.ช. ด.ญ. พล.อ. พล.ต.อ. พ.ต.อ. พ.ต.ท. พ.ต.ต. ร.ต.อ. ม.ร.ว. ม.ล."),
    },
    never_first={
        "the sign of repetition": words("ๆ ฯ"),
        "a final particle": words(
            "นะ นะคะ นะครับ นะจ๊ะ น่ะ ล่ะ หรอก จ้ะ จ๊ะ จ้า มั้ย ไหมครับ ไหมคะ ไหม แหละ เถอะ เถิด ซิ ฮะ "
            "สิครับ สิคะ หรือเปล่า รึเปล่า หรือยัง ใช่ไหม"
        ),
        "a word after its noun": words("นี้ นั้น ต่างๆ ทั้งหลาย เหล่านั้น เหล่านี้"),
        "a word after its verb": words("เอง บ้าง"),
    },
    clauses=words("แล้ว ก็ แต่ เพราะ ถ้า ซึ่ง"),
    always=words("ของ ใน โดย สำหรับ และ ซึ่ง จะ ความ แต่ละ"),
    titles=words("ดร. ศ. รศ. ผศ. นพ. พญ. น.ส. ด.ช. ด.ญ. พล.อ. พล.ต.อ. พ.ต.อ. พ.ต.ท. พ.ต.ต. ร.ต.อ. ม.ร.ว. ม.ล."),
    counted=words(
        "เปอร์เซ็นต์ บาท สตางค์ ดอลลาร์ ยูโร เยน หยวน กิโลเมตร เมตร เซนติเมตร มิลลิเมตร กิโลกรัม กรัม กิโล ลิตร "
        "มิลลิลิตร ตัน ไร่ องศา วินาที นาที ชั่วโมง โมง นาฬิกา วัน สัปดาห์ เดือน ปี ขวบ ครั้ง คน ตัว คัน ลำ หลัง แห่ง "
        "เล่ม ใบ ชิ้น อัน ลูก แผ่น จาน ถ้วย แก้ว ขวด ช้อน ช้อนโต๊ะ ช้อนชา คู่ กลุ่ม ประเทศ ล้าน แสน หมื่น พัน ร้อย "
        "คะแนน ประตู เท่า ชั้น"
    ),
)

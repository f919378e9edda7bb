"""Where Thai should not be broken, by the words at the edges of its lines.

Thai has no blanks between its words: those of never_first are looked for at the beginning of a line, those of
never_last at its end. `unless_first` and `unless_last` are words that begin or end with the same letters: they are no
fault.

Sources: Netflix's Timed Text Style Guide, general requirements (no break between preposition and noun, negation or
auxiliary and verb) and Thai; the Royal Society of Thailand's rules of spacing (ไม้ยมก and ไปยาลน้อย stay with the word
before them). Left out, as they end or begin words and clauses well:
การ หรือ ให้ ถึง ว่า คือ มี เป็น อย่าง ด้วย แล้ว ก็ สิ เลย กัน มาก.
"""

from typing import Final

from smartresult.judging.languages.break_words import BreakWords
from smartresult.text.languages.language import words

THAI: Final = BreakWords(
    code="th",
    unspaced=True,
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
            "ครับ ค่ะ คะ นะ นะคะ นะครับ นะจ๊ะ น่ะ ล่ะ หรอก จ้ะ จ๊ะ จ้า มั้ย ไหมครับ ไหมคะ ไหม แหละ เถอะ เถิด ซิ ฮะ "
            "สิครับ สิคะ หรือเปล่า รึเปล่า หรือยัง ใช่ไหม"
        ),
        "a word after its noun": words("นี้ นั้น ต่างๆ ทั้งหลาย เหล่านั้น เหล่านี้"),
        "a word after its verb": words("เอง บ้าง"),
    },
    # Beginnings of words that are none of those.
    unless_first=words(
        "คะแนน คะนึง คะนอง คะเน คะน้า คะยั้นคะยอ นะโม ซิการ์ ซิม ซิป ซิงเกิล ซิดนีย์ ซิลิคอน ซิตี้ ซิกแซก ซินแส ซิ่ง "
        "ซิว ไหมไทย ไหมพรม ไหมขัดฟัน ไหมแพร ฮะฮ่า ฮะแฮ่ม ฮะๆ ครับผม จ้าง จ้าว จ้าละหวั่น หรือยังไง หรือยังมี "
        "หรือยังคง หรือยังจะ หรือยังไม่ ใช่ไหมล่ะ เถิดเทิง บ้างว่า เองไง บ้างก็"
    ),
    # Ends of words that are none of those.
    unless_last=words(
        "สิ่งของ ข้าวของ เจ้าของ ซื้อของ ขายของ เก็บของ ส่งของ ขนของ หาของ จองของ รับของ วางของ ภายใน ข้างใน ด้านใน "
        "ชั้นใน ห้องใน วงใน สุดใน ลาจาก พรากจาก ไปจาก ต้นจาก ใบจาก ข้อความ บทความ ทนายความ เนื้อความ ใจความ คดีความ "
        "สู้ความ ได้ความ เจ้าหน้าที่ หน้าที่ พื้นที่ สถานที่ เต็มที่ แผนที่ ท้องที่ บางที่ ทุกที่ ที่ที่ คนละที่ "
        "กับที่ อยู่ที่ นอกสถานที่ เคลื่อนที่ ประจำที่ เข้าที่ นั่งที่ สักที่ หาที่ ได้ที่ หลายที่ ถูกที่ ผิดที่ "
        "จองที่ ซื้อที่ ขายที่ อันดับที่ ครั้งที่ คงที่ ลงที่ ดีที่ ทั้งที่ ตรงที่ กำกับ ผู้กำกับ สุดกำลัง ออกกำลัง "
        "พละกำลัง กองกำลัง เต็มกำลัง มีกำลัง พลังกำลัง หมดกำลัง เสียกำลัง ถูกต้อง แตะต้อง จับต้อง หรือไม่ ใช่หรือไม่ "
        "ตัวผู้ เพศผู้ เกสรตัวผู้ เบาบาง บอบบาง ทั้งหลาย เสียงเพราะ ร้องเพราะ เพลงเพราะ ติดตาม ทำตาม ถามตาม ไล่ตาม "
        "ปฏิบัติตาม เดินตาม วิ่งตาม องอาจ บังอาจ"
    ),
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

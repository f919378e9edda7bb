"""Where Hindi should not be broken, by its words. Source: Netflix's Timed Text Style Guide, Hindi.

Postpositions, particles and forms of the auxiliaries follow their word, and begin no line. Left out is what may begin a
clause as well: पर (but), तो (then), हो, कर, बाद, साथ.
"""

from typing import Final

from smartresult.judging.languages.break_words import BreakWords
from smartresult.text.languages.language import words

HINDI: Final = BreakWords(
    code="hi",
    never_last={
        "a conjunction": words(
            "एवं तथा व कि या अथवा लेकिन मगर किंतु किन्तु परंतु परन्तु क्योंकि अगर यदि ताकि बल्कि चूँकि चूंकि हालाँकि हालांकि जबकि"
        ),
        "a demonstrative": words("इस उस इन उन"),
        "a relative or question word": words("जिस जिन किस किन जिसका जिसकी जिसके"),
        "a possessive": words(
            "मेरा मेरी मेरे हमारा हमारी हमारे तेरा तेरी तेरे तुम्हारा तुम्हारी तुम्हारे आपकी आपके अपना अपनी अपने "
            "उसका उसकी उसके इसका इसकी इसके उनका उनकी उनके इनका इनकी इनके किसका किसकी किसके"
        ),
        "a determiner": words("हर प्रत्येक किसी"),
    },
    never_first={
        "a postposition": words("का की के को में से ने तक द्वारा लिए बारे अलावा अनुसार दौरान ख़िलाफ़ खिलाफ खिलाफ़ बजाय बजाए"),
        "a particle": words("ही भी"),
        "an auxiliary": words(
            "है हैं हूँ हूं था थी थे थीं रहा रही रहे रहीं चुका चुकी चुके चुकीं सकता सकती सकते सकतीं सका सकी सके सकूँ "
            "सकूं सकेगा सकेगी सकेंगे सकूँगा सकूंगा सकूँगी सकूंगी होंगी हूँगा हूंगा जाएँगे "
            "जाएंगे"
        ),
        "a suffix of its own": words("वाला वाली वाले वालों"),
    },
    clauses=words(
        "और कि या लेकिन मगर क्योंकि अगर यदि ताकि तो जब जहाँ जहां जो इसलिए बल्कि जबकि हालाँकि हालांकि फिर वरना तब क्या मैं हम"
    ),
    always=words("एवं तथा कि अथवा क्योंकि ताकि बल्कि चूँकि चूंकि हालाँकि हालांकि जबकि इस उस इन उन जिस जिन किस किन हर प्रत्येक"),
    titles=words("श्री श्रीमती सुश्री डॉ डॉ. प्रो प्रो. पं. स्वर्गीय मिस्टर मिसेज़"),
    counted=words(
        "रुपये रुपए रुपया रुपयों डॉलर यूरो पाउंड प्रतिशत फ़ीसदी फीसदी फ़ीसद सौ हज़ार हजार लाख करोड़ अरब किलोमीटर किलो "
        "किलोग्राम ग्राम मीटर सेंटीमीटर लीटर मिलीलीटर टन डिग्री मिनट सेकंड सेकेंड घंटे घंटा घंटों दिन दिनों हफ़्ते "
        "हफ्ते महीने महीनों साल सालों वर्ष वर्षों बजे बार लोग लोगों रन विकेट गेंदों चम्मच कप"
    ),
)

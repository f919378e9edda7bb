"""Where Japanese should not be broken, by the letters at the edges of its lines.

Japanese has no blanks between its words: those of never_first are looked for at the beginning of a line, those of
never_last at its end. `unless_first` are the beginnings of words, and `unless_last` the ends of words, that look the
same: where a particle cannot be told from a word, the break is let pass.

Sources: Netflix's Timed Text Style Guide, general requirements and Japanese; the practice of Japanese subtitlers and
of BudouX to break between phrases (文節), each of which ends with its particles and auxiliaries, and never begins with
them. Left out: か, ね, よ, な, や, より, ない, くらい, なんて, こと, わけ, which begin words and sentences, too.
"""

from typing import Final

from smartresult.judging.languages.break_words import BreakWords
from smartresult.text.languages.language import words

JAPANESE: Final = BreakWords(
    code="ja",
    unspaced=True,
    never_last={
        "a word before its noun": words("この その あの どの こんな そんな あんな どんな いろんな あらゆる いわゆる"),
        "a prefix": words("第 約 およそ おおよそ"),
    },
    never_first={
        "a particle": words(
            "は が を に で と も の へ から まで だけ ばかり ほど ぐらい しか さえ など "
            "ながら ので のに けど けれど けれども つつ ずつ どころか じゃなくて"
        ),
        "an auxiliary": words(
            "ました ません ましょう ますか ますが ますね ますよ ますから ますので ます。 です。 ですね "
            "ですよ ですか でした んです んだ んじゃない ている ています ていた ていました ていて てきた "
            "てくる ていく てください てしまう てしまった てほしい てくれ てあげ てもらう てもらっ ておく "
            "ておい られる られた られて られない させる させた させて れている ちゃった ちゃう"
        ),
        "a small kana": words("ぁ ぃ ぅ ぇ ぉ っ ゃ ゅ ょ ゎ ァ ィ ゥ ェ ォ ッ ャ ュ ョ ヮ ー"),
        "a formal noun": words(
            "ことです ことでした ことがで はずです はずだ はずが ために、 かもしれ わけでは わけです つもりです"
        ),
        "a suffix of a person": words("さん ちゃん くん さま"),
        "a suffix": words("的な 的に 的だ 的で らしい らしく ずつ 以上 以下 以内 未満"),
    },
    # Beginnings of words that are none of those.
    unless_first=words(
        "にい にが にゅ はい はじ はず はっ はな はた はや はる はこ はし はれ はか はま はち はさ はて はは はら "
        "はが はげ はめ はぐ はつ はぁ はあ はー はん はき はく はけ はせ はと はね はべ はみ はむ "
        "はも はり はわ はば はび はぶ がん がっ がい がら がま がき がち がさ がく がー がは がけ "
        "がり がる がれ にほん にち にん にく にわ にお にげ にこ にっ にせ にぎ にら にじ にし にゃ "
        "にぶ にか にき にしん でも では でき でる でた でて でん でか でこ でっ でけ でぶ でべ でま "
        "ですが ですから ですけど でしょ で、 でかい でたらめ でなければ でないと でしたら でしたっけ "
        "でもね でいい とき ところ とても とい とこ とも とに とっ とり とう とお とて とん とび とま "
        "とな とど とつ とめ とけ とく とし とか とげ とさ とじ とそ とち とは とほ とみ とや とよ "
        "とら とる とろ とわ もう もし もの もっ もち もと もら もど もん もく もり もた もて もめ "
        "もろ もえ もぐ もさ もしも もや もよ もー もぉ もも もみ もす もが もれ のん のぼ のこ のび "
        "のど のり のる のむ のみ のせ のち のろ のぞ のっ のう のけ のば のれ のら のめ のき のし "
        "のほほん のたう のんび ののし へえ へー へぇ へん へや へび へた へい へそ へこ へら へり "
        "へっ へへ へく へし へま へば へち からだ から揚 からあげ からい からか からっ からす からま "
        "からくり から空 からさ からめ からみ からむ からり からぶ っていうか って言うか っていうこ だけど "
        "だけれ ほどほど ほどく ほどけ ほどこ ほどよ ほどなく ほどい しかし しかも しかた しかる しかく "
        "しかけ しかと しかっ しかり しかめ さえず さえぎ さえる さえた さえな さえて などなど けどさ "
        "けどね けど、 けれど、 けれども、 つつま つつく つつみ つつむ つつじ さんざ さんま さんせ さんぽ "
        "さんす さんか さんび ちゃんと ちゃんこ くんくん くんれ くんせ さまざま さまよ さまた さます "
        "んだって んだよ んだね んー らしさ させない させぼ られつ 以上です 以上、 以上で 以上の 以上が "
        "以下の 以下、 ずつう てきた、 ましょうが が、 と、 は？ は！ へ？ と言いますと と言うと "
        "と言うことで と言えば にもつ へとへと でしょう"
    ),
    # Ends of words that are none of those.
    unless_last=words(
        "ほどの "
        "っこの ここの そこの どこの みんなの たけのこの きのこの ねこの むこの 男の子の 女の子の この子の 双子の "
        "息子の いとこの みその うその そのその 味噌の 契約 予約 節約 条約 制約 規約 公約 誓約 婚約 "
        "倹約 要約 集約 特約 密約 盟約 確約 解約 成約 口約 売約 旧約 新約 次第 落第 及第 こそあの"
    ),
    clauses=words("でも しかし だから そして"),
    always=words("いろんな あらゆる いわゆる 第"),
    counted=words(
        "円 ドル ユーロ パーセント ％ % キロメートル メートル センチ ミリ キロ グラム トン リットル 度 "
        "回 本 枚 個 匹 頭 羽 台 冊 件 階 倍 点 位 人 名 歳 才 年 年間 月 か月 ヶ月 カ月 ヵ月 "
        "日 日間 週間 時 時間 分 分間 秒 秒間 世紀 年代 番 番目 号 章 話 杯 皿 切れ 軒 社 校 "
        "都市 か国 カ国 ヶ国 つ 十 百 千 万 億 兆 大さじ 小さじ カップ"
    ),
)

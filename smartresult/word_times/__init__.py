r"""When each word is spoken: as the service timed it, estimated elsewhere.

>>> import smartresult
>>> for word in smartresult.words([smartresult.Segment("你好，世界。Hello, world.", 0.0, 4.0)]):
...     print(f"{word.start:.3f} {word.end:.3f}", "estimated" if word.estimated else "stated", word.text.strip())
0.000 0.266 estimated 你
0.266 0.742 estimated 好，
0.984 1.298 estimated 世
1.298 1.774 estimated 界。
2.339 3.105 estimated Hello,
3.347 4.000 estimated world.

A word time is *real* where the service stated it, and is kept as it was stated. Everywhere else it is an *estimate*:
the time of the segment, shared out by how long words take to say, so that half of all borders between English words
are more than a tenth of a second off. Each word says which it is (`estimated`), and so does every file: CSV and JSON
word by word, TextGrid by the name of the tier, CTM by the confidence (1.00 or 0.50), the others in their head.

What is a word
==============

- Chinese and Japanese are cut into characters, as karaoke wants it, or, with `unspaced="phrases"`, into phrases, by
  BudouX; Thai into words. Lao, Khmer and Burmese are cut at blanks alone: no model of their words is at hand.
- Punctuation belongs to the word before, opening marks to the word after. The words of a segment, joined, are its text.
- `cue.words` says when each word of a laid-out cue is spoken: karaoke and time stamps work on cues as on segments.

Stated words
============

Stated words are found again in the text of their segment, whatever their marks and blanks. A time that can't be (no
length, outside of the segment, end before start) is estimated. Of words that contradict each other as few as possible
are, those of an unlikely length first, and no other word is touched; an overlap of up to 5 ms is cut. `job.issues`
lists what is odd.

Where words go
==============

- Lit while they are spoken: `to_vtt(job, words=True)` (`--words`) and `to_ass(job, karaoke="kf")` (`--karaoke kf`). The
  centiseconds of a cue's syllables and pauses sum to its length. `lead_in=0.5` (`--lead-in 0.5`) shows a cue so much
  before its first word, where no other is on screen. Lyrics: `to_lrc`.
- The look of short videos: `to_ass(job, lit="box")` (`--lit box`; in WebVTT and SRT, too) has the whole cue on screen,
  and in it the word that is spoken in a box, in a colour, larger, or underlined. Each word is an event of its own;
  those of a cue touch, and fill its time. A pause under 0.3 s keeps the word before it lit. In Chinese, phrases are lit
  (`unspaced="phrases"`; the default on the command line). A cue of n words is written n times: more than 200 words in a
  cue are refused, `reflow` (`--profile`) makes cues of them.
- Remotion: `to_captions(job)` is what `createTikTokStyleCaptions` makes pages of. Pages begin at blanks alone, so each
  segment begins with one, in Chinese, too. Words of segments that overlap stand mixed.
- Web players: `to_words_json(job, milliseconds=True)` (`--milliseconds`) has whole `startMs` and `endMs`.
- Speech tools: `to_ctm(job, bare=True)` and `to_textgrid(job, bare=True)` (`--bare`) write words without the
  punctuation around them, in small letters. Marks alone are no word; `don't`, `5%` and `c++` stay.

The model and its figures are in `smartresult/word_times/lengths.py`. `benchmarks/README.md` says how far off it was
where that could be measured, and how to measure it on alignments of your own.
"""

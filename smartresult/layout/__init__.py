r"""Segments → cues that meet a delivery profile; `smartresult.reflow` is the way in.

The service cuts speech into fragments, or into sentences far too long for a screen. `reflow` lays them out anew, and
`check` judges:

>>> import smartresult
>>> spoken = [
...     ("我们先", 0.2, 0.8),
...     ("去港口看船然后", 0.83, 2.23),
...     ("去吃那家", 2.26, 3.06),
...     ("老馄饨店如果", 3.09, 4.29),
...     ("你来不", 4.32, 4.92),
...     ("及的话就坐", 4.95, 5.95),
...     ("下午三点的那", 5.98, 7.18),
...     ("班渡轮因为", 7.21, 8.21),
...     ("晚上没有", 8.24, 9.04),
...     ("船了", 9.07, 9.47),
... ]
>>> fragments = [smartresult.Segment(*one) for one in spoken]
>>> print(smartresult.check(fragments, "netflix-zh").summary())
netflix-zh: 10 cues, 0 % clean, 180.0 violations per 100 cues
      9 gap
      5 too short
      3 bad cue break
      1 orphan cue
>>> cues = smartresult.reflow(fragments, "netflix-zh")
>>> print(smartresult.check(cues, "netflix-zh").summary())
netflix-zh: 5 cues, no violations
>>> for cue in cues:
...     print(cue.start, cue.end, " | ".join(cue.lines))
0.2 1.68 我们先去港口看船
1.77 3.75 然后去吃那家老馄饨店
3.84 5.38 如果你来不及的话
5.47 7.69 就坐下午三点的那班渡轮
7.78 9.47 因为晚上没有船了

Profiles
========

`smartresult.PROFILES` has them by name, `smartresult profiles` prints each with all its figures and the guide that they
come from. "auto" takes the Netflix profile of the language. A profile is a value:
`PROFILES["bbc"].with_(max_chars_per_line=32)`. On the command line `--profile` takes a name or a TOML file
(`base = "bbc"`, then figures by their names), `--set` other figures. Without a profile a segment stays a cue.

- "vertical" is for phones held upright; "one-word" and "few-words" are for short videos: one word or up to three at a
  time, each on screen until the next; in Chinese phrases. All three have a picture of 1080×1920.
- "bbc" makes TTML what the BBC asks for: EBU-TT-D.

Languages
=========

The language is what `lang="es"` (`--lang pt-BR`) says. Without it the text tells, by its script and its most frequent
words; then the profile; then the language that the job was asked for. Four turns of each known language were all told
apart. A few words of Latin script pass for English, and `check` says that this is uncertain. It is the language that
says which words lean on others, whatever the profile.

Where cues end and lines break
==============================

What is taken is the best of all layouts, by punctuation, pauses, the figures of the profile, and words that belong
together: in Chinese the phrases of BudouX and the words of a dictionary, in Japanese and Thai what BudouX finds, in the
others articles, prepositions, adjectives, names, numbers and their like.

- Text without marks, which the service returns by default, is cut where a model says that a clause ends: one of Chinese
  (simplified and Traditional), one of English. In other languages without marks, words, pauses and segments alone tell,
  and a sentence may begin inside a line.
- Names with ·, addresses and Latin words in Chinese stay whole. Who speaks next (`-`, `>>`, `Name:`) has a line of its
  own, and so has a song (♪).
- A full stop ends no sentence in “Mr. Smith”, “J. K.”, “Fig. 3”, “the U.S. troops”; nor do the marks of “Yahoo! is” and
  “wait... what”. What two words can't tell (“in the U.S. John came”) is read as one sentence, unless the next word
  begins one (“in the U.S. He came”). `check` reads sentences in the same way.
- Then cues stay as long as they need, and gaps are closed. Cues that are too fast take time from neighbours that have
  some: all have the least (for the BBC 0.3 s a word) before one has the recommended pace.

Text and times
==============

- The text is that of the segments, white space and segments that show nothing aside. `stops="drop"` (`--stops drop`)
  leaves out ，and 。 at line ends, `"space"` makes those inside of lines blanks, too, as Chinese deliveries ask.
- No line is too wide, and no cue overlaps another, whatever the input. The result does not depend on the order of the
  segments.
- `cue.segments` says from which segments a cue comes, `cue.words` when each of its words is spoken.

The tables in `benchmarks/README.md` say how many violations are left, beside other tools.
"""

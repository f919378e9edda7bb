r"""The judge of cues, which shares figures and widths with what lays them out, and nothing else.

`smartresult.check` judges a job, segments or cues, `smartresult check film.srt --profile netflix-en` files of any
making (SubRip, WebVTT, ASS; `-` is standard input) and responses. Both list every violation with the number and time
code of its cue, the figure and the limit:

>>> import smartresult
>>> report = smartresult.check([smartresult.Segment("Good morning, everyone on board.", 0.0, 1.0)], "netflix-en")
>>> for violation in report.violations:
...     print(violation)
segments[0] at 0:00:00.000: too fast: 32 characters/s, at most 20 – “Good morning, everyone on board.”

- On a terminal it shows what to look at first: a sentence, load against the limit over time, and the worst five cues;
  of several sources a sentence and the load of each. A pipe, a file and `--format text` get every violation. What is
  over the limit is red, unless `NO_COLOR` is set, and stands in a row of its own; a terminal that is not of Unicode
  gets it in ASCII.
- Exit status 1 says that something is violated, or could not be read. `--format json` writes a line of JSON for each
  source, `--format github` annotations of a workflow. Of several sources, text and annotations end with the count by
  rule.
- What a file states is read, or the file could not be read, with the line: no cue is passed over.
- A violation that no layout could avoid, because somebody speaks too fast, is called unavoidable.
- Each language that has a profile has rules for breaks; of any other, the report says that there are none. Cues in two
  languages are judged line by line; see `smartresult.merging`.

What to do about it
===================

`smartresult convert film.srt --profile netflix-en --out fixed.srt` lays the cues out anew, and says what `check` would
still find. What is left is mostly "too fast": the text has to be shortened, by somebody who understands it.

What it sees of breaks
======================

- Words that wait for the next, auxiliaries and their verbs (with the adverb between them), numbers with their units and
  magnitudes, titles, initials, names (also with ·), words of Chinese, single words beside the rest of their sentence,
  marks on the wrong line.
- It lets pass what may be right: adjectives, verbs with their particles, and about a quarter of the borders inside
  Chinese words. Without rjieba, which has wheels for the usual systems, it knows the most frequent words alone.
- Line breaks count no character.

The judge shares with the layout the figures and what is a fact of writing: where a sentence ends, how wide a character
is, what is a word of Chinese. It has rules and lists of words of its own.
"""

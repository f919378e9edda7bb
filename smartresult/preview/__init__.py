r"""What was judged, to be seen: a page of HTML, and a glance for notebooks and terminals.

The page
========

`smartresult.to_preview` returns one file as text, which asks nobody for anything and works from the disk:

>>> import smartresult
>>> segments = [smartresult.Segment("Good morning, everyone on board of this ship.", 0.0, 1.0)]
>>> cues = smartresult.reflow(segments, "netflix-en")
>>> page = smartresult.to_preview(cues, before=segments, profile="netflix-en", title="Harbour tour")
>>> page.splitlines()[0]
'<!doctype html>'

- First a sentence, whose parts are links: how many cues need attention, mostly for what, and where it is worst. Then
  load over the whole programme, with a lane for each rule that is broken; a timeline; the film with its cues, or the
  cues by a clock; the chosen cue with what to fix first; the list. *before* shows the segments beside the cues.
- `#cue=855`, `#t=31:50` and `#rule=overlap` after the address lead there. `?` lists the keys. Printed, it is a report.
- It speaks English and Chinese, by the browser, or as *page_lang* says; one of them makes it 4 kB smaller.
- It judges nothing: figures, rules and hints are those of `check`. The browser reads back the WebVTT that `to_vtt`
  wrote, and the page says how many cues it found.
- No text can run in it: all that was said is data in which no element ends, and is set as text alone; and a policy
  allows the page's own script and style, by their hashes, and nothing else.

The command
===========

- `smartresult preview response.json --profile netflix-zh -o preview.html` lays out, and shows before and after;
  without `--profile` the segments are shown as they came. `smartresult preview film.srt --media film.mp4 --open` shows
  subtitles of any making with their film, in the browser.
- `smartresult preview responses/ --profile auto -o review/` writes a page of each response and file of subtitles, and
  `review/index.html`, which leads to them and has no script: what failed, with the reasons; the pages with a small
  skyline, most problems first; how many cues violate each rule; what says nothing, and has no page. Where two would
  have one name, they get numbers. Exit status 1 says that something failed, or that nothing was found.

At a glance
===========

- In a notebook a job, a report of `smartresult.check` and a table of `smartresult.tables` show themselves, in 4 kB of
  HTML without script that holds in light and dark: what a job is and how it begins; a report as a sentence, load over
  time, counts and the worst five; the first rows of a table.
- `rich.print(report)` shows the same in a terminal; so do `smartresult inspect` and `smartresult check`.
- Cues are plain tuples: `tables.cues([job])` or `check(cues)` shows them.
"""

"""What was judged, to be seen: the sentence, the skyline, and the page of `to_preview`.

The page
========

`smartresult preview response.json --profile netflix-zh -o preview.html` (with `--media film.mp4` if there is a film,
and `--open`) writes one HTML file that asks nobody for anything: it works from the disk, and can be sent to somebody.
`smartresult preview film.srt` shows what another tool wrote. `to_preview(cues, before=segments, profile="netflix-zh")`
returns the same page.

- First a sentence, whose parts are links: “343 of 1,500 cues need attention (23 %), mostly too fast; worst 31:55–34:55
  (140).” Then the programme at a glance: how fast each part has to be read, by the limit of its language, with a lane
  for each rule that is broken, whose label is the filter. A timeline, with overlaps in rows and estimated words dotted;
  the film with the cues, or the cues by a clock; the chosen cue with what to fix first; the list.
- Of a response that was laid out, the segments as they came are a key away (`b`), and every count says what it was.
- `#cue=855`, `#t=31:50` and `#t=31:55,34:55` lead there. Everything has a key (`?` lists them). Light and dark, from
  phones up, English and Chinese (`--page-lang`); printed, it is a report of what needs attention.
- The page judges nothing: figures, rules and hints are those of `check`. The browser is a second judge: it loads the
  very WebVTT that `to_vtt` writes, and the page says how many cues it has read back.
- Hostile text stays text, by two walls, each of which suffices: data that can't end its element, and is set as text
  alone; and a policy that allows nothing but the page's own script and style.

At a glance
===========

- In a notebook a job, a report of `smartresult.check` and a table of `smartresult.tables` show themselves, in 4 kB of
  HTML without script that holds in light and dark: what a job is and how it begins; a report as a sentence, load over
  time, counts and the worst five; the first rows of a table.
- `rich.print(report)` shows the same in a terminal.
- Cues are plain tuples: `tables.cues([job])` or `check(cues)` shows them.
"""

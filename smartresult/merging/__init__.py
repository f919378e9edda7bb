r"""Two languages in one list of cues, and windows of one media in one job.

>>> import smartresult
>>> chinese = [smartresult.Segment("今天港口很安静，", 1.0, 2.6), smartresult.Segment("船都开走了。", 2.7, 4.0)]
>>> english = [smartresult.Segment("The harbour is quiet today, and all the boats have left.", 1.1, 4.2)]
>>> for cue in smartresult.merge(english, chinese, order="second"):
...     print(cue.start, cue.end, " | ".join(cue.lines), cue.langs)
1.1 4.2 今天港口很安静，船都开走了。 | The harbour is quiet today, and all the boats have left. ('zh', 'en')

Two languages
=============

`smartresult.merge`, and `smartresult merge zh.json en.srt -t srt -t ass` of responses or subtitles, give cues of two
lines, which every writer takes. `order` says whose line is on top. The file stands beside the first source, as
`zh-merged.srt`, or where `--out` says.

- The first keeps its times. Each segment of the second goes to the cue that it overlaps most, else to the nearest
  within `max_gap` (0.5 s), else it is a cue of its own.
- Each side has one line. What has two of its own is put on one, or refused if that is too wide for the `profile`. Where
  the two are cut differently, lay the first out in one line before (`reflow(first, profile.with_(max_lines=1))`); on
  the command line `--profile` does so with both.
- How well they fit is said by `summary()` of the `Merged`, and on the command line: how many found no partner. Between
  two cuttings of the same talk these are hardly any. After a constant shift cues show the text of the sentence before
  or after, and most starts are off by the same; then it says by how much, and repairs nothing (`convert --shift` does).
  It also says where a side shows two languages already, a line each, as far as their scripts tell.
- In ASS the second language has a style of its own, `Second`, three quarters as large, within one event. In WebVTT each
  line stands in `<lang zh>`, in TTML in a span with `xml:lang`, if the text, the job or `langs` tells the language.
- A merged cue has no word times: write karaoke and word files from one side. On the command line a note says so.
- `check` judges each line by its own language (with "auto" by its profile), the cue by its times; who reads one line
  has all the time of the cue. In files it knows two languages by their scripts: two of one script (Spanish above
  English) are one text to it.

Windows of one media
====================

`smartresult.join`, and `smartresult join part*.json`, make one job of several that heard windows (`StartTime`,
`Duration`) of one media, by what the responses echo in their `job_parameters`. The file is `part1-joined.srt`.

- The vendor does not say whether times in such a response count from its window or from the media, nor that it echoes
  the window. So the windows tell (times before the window begins, or after its length, leave one answer), or `times=`
  (`--times`); or windows are placed by `offsets=` (`--offsets 0,600`). Where nothing tells, it is an error.
- Where windows overlap the middle parts them: the same letters at one time stand once. No time that one of them heard
  is lost, though where they differ a word may stand twice.
- A part between stated ends that no window heard is an issue, a `hole`, and exit status 1.
- Fields in which all jobs agree (`job_id`, `media_url`, …) stay, the others are empty; `state` is that of all, or
  `Finished`; `extra["windows"]` has the id and place of each job.
- A job that failed is an error, but one that failed because nobody speaks in its window is an empty window.
"""

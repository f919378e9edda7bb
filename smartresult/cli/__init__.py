r"""The command line: a thin face of `smartresult.batch`.

`smartresult --help` lists the commands, and each has its options and examples under `--help`:

- `smartresult convert` writes subtitles, tables and text; `smartresult merge` and `smartresult join` make one of
  several sources (see `smartresult.merging`);
- `smartresult check` judges cues (`smartresult.judging`), `smartresult inspect` says what is in responses: one in full,
  several as a row each, in a pipe with tabs between the cells, with `--json` a line each; on a terminal, what `check`
  says of one response as it is follows;
- `smartresult preview` writes a page that shows what `check` says (`smartresult.preview`);
- `smartresult table` writes rows to one file (`smartresult.tables`);
- `smartresult formats` and `smartresult profiles` list what there is to choose from, with options, figures and sources;
- `smartresult completion` prints a script for bash, zsh or fish.

Sources
=======

They are files, folders (with all below; mirrored under `--out`), patterns in quotes, `-`, and URLs (`oss://`, `s3://`,
whatever fsspec knows) with `pip install 'smartresult[remote]'`.

- A file holds one response, or JSON Lines with a response a line, as it is or packed by gzip or Zstandard. Subtitles
  that are named (SubRip, WebVTT, ASS) are converted and laid out as responses are.
- `--include` and `--exclude` choose files by patterns of their names and folders. In folders, hidden files and what
  smartresult writes are passed over; what does not look like a response is skipped, and counted.
- A packed file may unpack to 16 GiB, a response may have 512 MiB (`--max-unpacked`, `--max-response`): a few kilobytes
  can hold terabytes.

Formats, layout, pictures
=========================

- `--to` names formats with commas or one by one, or `all`: whatever can state the result, and the rest is named once.
  Without it, the name of the file tells (`--out film.vtt`), or an option that one format has (`--karaoke`).
- `--profile` takes a name or a TOML file (`base = "bbc"`, and figures by their names), `--set` other figures. After a
  layout a line says what `check` would still find.
- `--shift` and `--media-length` (no cue ends after it; TextGrid and LRC state it) cut what lies outside, and name it.
- ASS has `--resolution` (with the profiles for phones 1080×1920; TTML, too), `--font` and `--style-file`, which is a
  JSON file for timelines. TTML has `--ttml-profile` (with the profile `bbc` `ebu-tt-d`, which the BBC asks for),
  timelines have `--file-url`.

Where files go
==============

- `--out` is a folder; of one response in one format the file, if its name ends as those do; or `-`. Without it they
  stand beside their sources. What can't go to one place (a folder to standard output) is refused before anything is
  written. `--dry-run` converts, names what would be written, and writes nothing.
- It may be a URL, too: `smartresult convert s3://bucket/responses -o s3://bucket/subtitles`. Objects appear whole or
  not at all, several are read and put at once, one that fails is one named failure, and retries are the driver's. What
  another run puts at the same moment is noticed where the driver can put on that condition: tried with s3fs against
  moto's S3, killed and cut off. ossfs has no such put, and there was no OSS to try it with: of that it is only known
  what its driver is asked for.
- Names come from the file's stem, for JSON Lines from the job id, or from `--name '{title}-{job_id}'`. Whatever an id
  or title holds, the file stays in its folder and has a name that Windows, macOS and Linux take. Of two responses with
  one name the second is an error, or gets a number with `--number`.
- Files appear whole or not at all. One that is there already, or that another run puts there meanwhile, is an error,
  unless `--overwrite` replaces it or `--resume` finds in it, to the byte, what it would write (or, by the digests in
  the `--report` of an earlier run, what that wrote of the same response with the same options); what differs is written
  anew. Ended at any moment, the same command with `--resume` does the rest, and removes what a killed run has left.

Failures
========

They are named on standard error, and do not stop the batch. `--report report.jsonl` keeps what became of each response,
as `smartresult.batch` says; `--report -` writes that to standard output. A report is a file on this machine, and
replaces nothing but a report. A job without speech has no file, and is counted.

How a command ends
==================

- exit status `0`: nothing is missing;
- `1`: something is missing, violated or could not be read, there was nothing to do, or standard output is full or
  closed, which is told on standard error;
- `2`: the command was wrong;
- `130` after an interrupt, `129` or `143` after SIGHUP or SIGTERM;
- `141`: the reader of standard output has left.

Streams and processes
=====================

- Standard output is data only; everything else goes to standard error. Data (`convert -`, `--json`, `--format github`)
  are UTF-8, on Windows, too. Messages are in the encoding of the terminal: what that lacks is an escape (`\u4f60`).
- Processes share what is more than a glance of work, one for each core or `--jobs`; the result does not depend on their
  number. Where they are not to be had, one does it all; what a killed one was at is done again. What is held does not
  grow with the batch.
"""

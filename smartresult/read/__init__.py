r"""What came from the service → value objects; the only rooms that know the vendor's names.

`smartresult.parse` reads one response of GetSmartHandleJob, whatever shape it was saved in, and gives a `SmartJob`.
It takes bytes, text, a mapping, a list (an AiResult alone), or an object of the SDK.

>>> import smartresult
>>> smartresult.parse('{"JobId": "42", "State": "Executing"}').state
'Executing'

The fields of a job:

- identity: `request_id`, `job_id`, `job_type`, `title`, `description`, `user_id`;
- state: `state`, and what it means: `finished`, `failed`; `error` (code, message); `created_at`, `modified_at`;
- result: `result`, which is a `Transcript` (recognised speech), a `SpeechMapping` (what produced speech says when),
  `GeneratedTexts` or an `OtherResult`;
- media: `media_id`, `media_url`, `output`, `output_location`, `input_file`;
- configuration: `user_data`, `editing_config`, `job_parameters`, decoded all the way down; `usage`;
- the rest: `issues` lists what is odd, `left_out` of that what was left out; `extra` has every value of the response
  that has no field, so that nothing is lost.

Shapes
======

- PascalCase, camelCase, snake_case and mixtures of them; wrappers of SDKs and proxies; UTF-8, UTF-16 and UTF-32, with a
  byte order mark or without; code fences; JSON encoded once more as a string: all give the same job. Text in another
  encoding, such as GBK, is yours to decode.
- Lists of segments are found where people and other tools put them, alone or as a result: `{"segments": …}` (whisper),
  `{"sentences": …}`, `{"transcripts": [{"sentences": …}]}` (Paraformer), `[{"sentence_info": …}]` (FunASR),
  `{"Result": {"Sentences": …}}`, `{"data": …}`, `{"payload": …}`, `{"body": …}` (BCC: subtitles that were saved from
  Bilibili are a source as they are).
- Times are seconds, exactly as stated. Milliseconds (`begin_time`, `end_time`) become seconds, by the names of the
  keys alone: no unit is guessed from the size of a number. A list of pairs `timestamp` beside `start` and `end` is
  FunASR's, whose times are milliseconds.
- Text is kept to the character. Odd but possible data (overlap, disorder, an end before its start) is kept, and listed.
- Words that the service timed are in `segment.words`. A malformed word is an issue, and never costs the result.
- A job can be compared, pickled, copied and shown. JSON text of more than 64 levels stays text; anything else so deep
  is an error.

A job without a result
======================

A job that failed, or still runs, is no error: `parse` gives it. `job.segments()` and `job.texts()` return what the job
says, or raise what keeps them from it:

>>> smartresult.parse({"JobId": "42", "State": "Executing", "JobResult": None}).segments()
Traceback (most recent call last):
smartresult.errors.JobNotFinishedError: job 42 has not finished: its state is Executing
>>> failed = {"JobId": "42", "State": "Failed", "ErrorCode": "SpeechTranslationNoValidVocal"}
>>> smartresult.parse(failed).segments()
Traceback (most recent call last):
smartresult.errors.JobFailedError: job 42 failed: SpeechTranslationNoValidVocal (no speech in the media)

A malformed result
==================

It raises an error that says what was expected, what was there, and where; `>` marks the border of a string that holds
JSON. With `strict=False` the malformed item is left out, and listed in the same words:

>>> cut = {"JobId": "42", "JobResult": {"AiResult": '[{"content":"你好","from":0,"to":1.2},{"content":"再'}}
>>> smartresult.parse(cut)
Traceback (most recent call last):
smartresult.errors.ParseError: expected JSON, got text that breaks off after 49 characters – at $.JobResult.AiResult > $
>>> job = smartresult.parse(cut, strict=False)
>>> job.segments()
(Segment(text='你好', start=0.0, end=1.2, words=()),)
>>> print(*job.issues)
expected JSON, got text that breaks off after 49 characters – at $.JobResult.AiResult > $

Whatever the input, `parse` returns a `SmartJob` or raises a `SmartResultError`, in time and memory linear in its size;
what the caller's own mapping or `to_map()` raises is the cause of one. Anything else is a bug.
"""

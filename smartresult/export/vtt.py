"""WebVTT: https://www.w3.org/TR/webvtt1/."""

from typing import Final

from smartresult.export.characters import apply_rule, clean_lines, make_rule, require_lang
from smartresult.export.choices import Lit, require_look
from smartresult.export.cues import Cues, place_cues, stack_equal_starts
from smartresult.export.lit_words import place_repeated_cues
from smartresult.export.sides import find_merged, write_merged
from smartresult.export.spoken_cues import describe_estimates, place_spoken_cues, stamp_words
from smartresult.export.times import count_from_one, make_clock, make_fractions
from smartresult.export.vtt_lit import light_cues, stamp_lit_words, write_style_block
from smartresult.text.languages.tags import is_language_tag
from smartresult.timed_text import TimedSource
from smartresult.word_times.choices import Unspaced


def to_vtt(
    source: TimedSource,
    *,
    words: bool = False,
    unspaced: Unspaced = "characters",
    lang: str | None = None,
    lit: Lit | None = None,
) -> str:
    r"""WebVTT text of *source*; the cues have their numbers, from 1, as identifiers.

    Of cues that start together, the last comes first in the file: players put the later above the earlier, and so they
    are read from top to bottom. Browsers, though, put the one that ends last at the bottom, whatever the file says.

    With *words* a timestamp stands before each word that starts inside its cue (section 4.2.2): `<00:00:01.500>`. They
    rise; a word that starts no later than the one before has none. *unspaced* cuts text without blanks, as for `words`.
    Where word times are estimated, the first line of the file says so, and which language *lang* is (a code of BCP 47:
    `WEBVTT Language: pt-BR`): players pass over what stands there; a line of its own, as YouTube has it, is no valid
    WebVTT (section 4.1). Of cues that `merge` made each line stands in the span of its language (`<lang en>`), where
    that is known; not with *words*, which run through both lines then.

    With *lit*, the whole cue is on screen, and the word that is spoken differs: in "colour" (yellow), in a "box", in
    "size" (15 % larger) or by an "underline". Each word is a cue, in which it stands in `<c.lit>`; together they are as
    long as the one that they repeat. In a pause no word is lit; one under 0.3 s keeps the word before it lit, for that
    would be a flicker. A cue of n words is written n times, so that it may have 200 at most. With *words* beside it,
    each is one cue, in which every word stands in `<c>` after its stamp, so that `::cue(c:past)` and `::cue(c:future)`
    find them; words that were spoken stay lit then, for to Chromium the word that is spoken is past, to the standard
    neither. In Chinese, viewers take "phrases" (*unspaced*) for words.

    The looks are CSS, in a STYLE block before the first cue, which browsers obey; a page can say `::cue(.lit)` itself.
    FFmpeg 5.1 and VLC 3.0.24 show the text without it. The underline alone needs none, for `<u>` is known to all three.
    With "size", a browser may break lines elsewhere while a word is larger.

    `&`, `<` and `>` are escaped, so that nothing in a text can be a tag, an entity or `-->`. There is no other block
    than cues, but for that of *lit*: FFmpeg 5.1 loses all cues after a STYLE block, and so the lines of that block end
    in CR, by which FFmpeg passes over it. Where a program makes LF of them, browsers and VLC obey the block, and FFmpeg
    reads nothing. What WebVTT has no escape for: FFmpeg 5.1 obeys a literal `\N`, `\n` or `\h`, and shows white space
    for it; browsers show it as it is.

    Raises ExportError for a *lang* that is none, for a *lit* that is not known, with it for a cue of more than 200
    words, unless there are *words* beside it, and what `place_cues` and `words` raise.
    """
    notes = []
    if lang is not None:
        require_lang(lang)
        notes.append(f"Language: {lang}")
    require_look(lit)
    if words or lit:
        cues, note = _place_words(source, unspaced, lit, words=words)
        notes += [note] if note else []
        texts = cues.texts
    else:
        source, merged = find_merged(source)
        cues = place_cues(write_merged(merged, _write_lines) if merged else source)
        texts = cues.texts if merged else apply_rule(cues.texts, VTT_RULE)
    seconds = make_clock(cues.last_ms, len(texts), ".")
    start_ms, end_ms = make_fractions(3, " --> "), make_fractions(3, "\n")
    blocks = [
        f"\n{i}{seconds[start // 1000]}{start_ms[start % 1000]}{seconds[end // 1000]}{end_ms[end % 1000]}{text}\n"
        for i, start, end, text in zip(count_from_one(len(texts), "\n"), cues.starts, cues.ends, texts, strict=False)
    ]
    head = f"WEBVTT {'; '.join(notes)}".rstrip()
    style = write_style_block(lit, words=words) if lit else ""
    return "".join([f"{head}\n{style}", *stack_equal_starts(cues.starts, blocks)])


def _write_lines(lines: list[tuple[str, str, int]]) -> str:
    """The *lines* of a cue in two languages, each in the span of its own (section 4.2.2)."""
    return "\n".join(
        [f"<lang {lang}>{_escape(line)}</lang>" if is_language_tag(lang) else _escape(line) for line, lang, _ in lines]
    )


def _place_words(source: TimedSource, unspaced: Unspaced, lit: Lit | None, *, words: bool) -> tuple[Cues, str]:
    """The cues of *source*, their texts escaped, stamped or lit, and what is to be said of their word times."""
    spoken = place_spoken_cues(source, unspaced) if words else place_repeated_cues(source, unspaced)
    note = describe_estimates(word for cue in spoken for word in cue.words)
    if lit and not words:
        return light_cues(spoken, lit, _escape), note
    starts, ends = [cue.start for cue in spoken], [cue.end for cue in spoken]
    seconds, fractions = make_clock(max(ends, default=0), len(spoken), "."), make_fractions(3, ">")
    stamp = stamp_lit_words if lit else stamp_words
    texts = [stamp(cue, lambda ms: f"<{seconds[ms // 1000]}{fractions[ms % 1000]}", _escape) for cue in spoken]
    return Cues(starts, ends, texts), note


def escape_text(text: str) -> str:
    """*text* as WebVTT cue text (section 4.2.2): clean lines, with the three characters that need it escaped."""
    return _escape(clean_lines(text))


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


VTT_RULE: Final = make_rule("&<>", escape_text)

"""Subtitles that anybody wrote → cues: each cue of a file, with the times that it states, or an error that says where.

Readers of our own, for those of pysubs2 and webvtt-py pass over what they can't make out, which a judge must not do.
"""

"""Segments → cues that meet a delivery profile, and the judge of such cues."""

"""Segments → cues that meet a delivery profile."""

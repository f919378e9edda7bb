"""Two languages in one list of cues, and windows of one media in one job."""

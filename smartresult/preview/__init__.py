"""What was judged, to be seen: the sentence, the skyline, and the page of `to_preview`."""

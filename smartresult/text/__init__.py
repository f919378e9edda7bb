"""Facts about writing: scripts, marks and widths, each with one home."""

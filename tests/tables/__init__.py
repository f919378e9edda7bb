"""Tables of responses, read back cell by cell."""

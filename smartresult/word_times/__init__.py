"""When each word is spoken: as the service timed it, estimated elsewhere."""

"""What came from the service → value objects; the only rooms that know the vendor's names."""

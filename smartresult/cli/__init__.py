"""The command line: a thin face of `smartresult.batch`."""

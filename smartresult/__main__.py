"""`python -m smartresult`, and the command `smartresult`."""

from typing import NoReturn


def main() -> NoReturn:
    """Run the command line, and end with its exit status."""
    from smartresult.cli.commands import main as run  # noqa: PLC0415 - a worker process imports this module, and no more

    run()


if __name__ == "__main__":
    main()

"""`python -m fogline` is the same program as `fogline`."""

from fogline.cli.main import main

if __name__ == "__main__":
    main()

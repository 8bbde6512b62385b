"""`python -m mailflow.cli`: the same commands where the script is not on the path."""

from mailflow.cli import main

main()

"""`python -m drafting.cli`."""

import sys

from drafting.cli import main

sys.exit(main())

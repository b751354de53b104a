"""The command line: `python -m contingent.briefing --out DIR`, see `command`."""

import sys

from contingent.briefing.command import main

sys.exit(main())

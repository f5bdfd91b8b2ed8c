"""`python -m backend` is `huying-server`."""

import sys

from backend.cli import main

sys.exit(main())

"""Where the packed program starts."""

import sys

# The program is its own interpreter: what runs beside it is started the same way.
sys.frozen = True

from desktop.app import main  # noqa: E402

sys.exit(main())

"""`dateline`: the command line, and the window once there is one."""

import sys

from workbench.entry import main

if __name__ == "__main__":
    sys.exit(main())

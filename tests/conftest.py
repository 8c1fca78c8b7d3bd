"""What every test needs before the first import of Qt."""

import os

# A person may call pytest without the set-up's environment; there is no screen in CI.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

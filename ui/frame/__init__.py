"""The window's frame: rail, status bar, first page and tray."""

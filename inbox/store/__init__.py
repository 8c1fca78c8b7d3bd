"""The workspace kept on this machine: one encrypted database and the files beside it."""

"""The customer beside the conversation: who they are, and who else they may be."""

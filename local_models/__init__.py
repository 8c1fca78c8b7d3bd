"""The local model: a worker process that alone loads llama.cpp, and the client that talks to it."""

"""Set-up: the environment, the system's libraries, the model's engine, the checks."""

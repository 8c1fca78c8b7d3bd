"""The servers' own tests use every fixture."""

from tests.servers.fixtures import *  # noqa: F403

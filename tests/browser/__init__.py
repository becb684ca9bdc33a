"""The whole app: a real server process, a real browser."""

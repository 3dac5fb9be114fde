"""What a county asks of its townships' reports: an example of extending perfcheck."""

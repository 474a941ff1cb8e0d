"""The routes by what they answer; each states the role that may use it."""

"""Pure functions from domain values to what is read on screen."""

"""The key that ends the program, also where a dialog covers those of the screen."""

from textual.binding import Binding

QUIT = Binding("ctrl+q", "app.command('app.quit')", "Afsluiten")
"""Saves and ends, as on every screen; what is half typed comes back at the next start."""

"""The facts and rules of ICT coordination: frozen values and pure functions, no screen, no file."""

"""Small typed questions over a screen; every answer comes back as a value."""

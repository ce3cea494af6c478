"""Texts that must never do anything but be shown: sequences for a terminal, markup of Textual."""

MARKUP = (
    "[/b] [/ [@click=app.quit]x[/] [red",
    "[$success]x x[link=http://e]y[/link] [a=(b]",
)
"""Shown literally, never obeyed."""

ESCAPES = (
    "\x1b]0;GEKAAPT\x07",
    "\x1b]52;c;R0VLQUFQVA==\x07",
    "\x1b[31mrood\x1b[0m",
    "\x9b31mrood",
    "\x9d0;GEKAAPT\x9c",
    "\x1bP+q544e\x1b\\",
    "\x1b[2J\x1b[H",
    "a\x00b\x08c\x7fd",
    "\x0e\x0f",
    "\u202enaam\u202c",
    "\u2066naam\u2069",
    "a\u200bb\u200cc\u200dd\ufeffe\u00adf",
    "regel\u2028regel\u2029regel",
    "\ud800los",
    "\u061carab\u200e\u200f",
    "\U0001f469\u200d\U0001f4bb",
)
"""What a terminal could obey or hide; none of it may reach the screen."""

FORBIDDEN = tuple(
    "\u200b\u200c\u200d\u200e\u200f\u061c\u2028\u2029\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff\u00ad"
)
"""Characters that may not be among the bytes, encoded."""

"""A step's number in letters three lines high, readable from the back of a room."""

_DIGITS = {
    "0": ("█▀█", "█ █", "▀▀▀"),
    "1": ("▄█ ", " █ ", "▀▀▀"),
    "2": ("▀▀█", "█▀▀", "▀▀▀"),
    "3": ("▀▀█", " ▀█", "▀▀▀"),
    "4": ("█ █", "▀▀█", "  ▀"),
    "5": ("█▀▀", "▀▀█", "▀▀▀"),
    "6": ("█▀▀", "█▀█", "▀▀▀"),
    "7": ("▀▀█", "  █", "  ▀"),
    "8": ("█▀█", "█▀█", "▀▀▀"),
}

HEIGHT = 3
"""Number of lines."""


def big_number(step_id: str) -> tuple[str, ...]:
    """Return the number of a step, `01` to `08`, in three lines of seven cells.

    The letter of a variant is left out.
    """
    digits = [_DIGITS[sign] for sign in step_id if sign.isdigit()]
    return tuple(" ".join(digit[line] for digit in digits) for line in range(HEIGHT))

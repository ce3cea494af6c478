"""The words that say that a page goes on: the same wherever something scrolls."""


def more_sign(above: bool, below: bool) -> str:
    """Return what says that there is more than is in sight; empty when there is not.

    Args:
        above: Something was scrolled away at the top.
        below: Something is still to come.
    """
    arrows = f"{'▲' if above else ''}{'▼' if below else ''}"
    return f"{arrows} meer" if arrows else ""

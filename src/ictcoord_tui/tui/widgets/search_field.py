"""The field above a list, in which one types to find something."""

from textual.widgets import Input


class SearchField(Input):
    """A field to search in a list: as long as it is empty, `?` is the key of help."""

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Tell whether a key is typed here."""
        if key == "question_mark" and not self.value:
            return False
        return super().check_consume_key(key, character)

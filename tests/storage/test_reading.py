"""A file that anybody may have put in the place of ours."""

from pathlib import Path

import pytest

from ictcoord_tui.errors import NotAllowedError
from ictcoord_tui.storage.reading import read_regular


def test_a_file_that_became_a_link_since_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "x").symlink_to(tmp_path / "y")
    (tmp_path / "y").write_text("geheim", encoding="utf-8")
    with pytest.raises(NotAllowedError, match="intussen een koppeling"):
        read_regular(tmp_path / "x", 100, "een dossier", follow=False)
    assert read_regular(tmp_path / "x", 100, "een dossier", follow=True)[0] == b"geheim"

"""Dossiers on disk: codec, atomic write, lock, earlier versions, members of a group, settings."""

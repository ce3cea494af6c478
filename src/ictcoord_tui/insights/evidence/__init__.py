"""What the dossier itself says about a question of the roadmap (domain.md a.1, last column)."""

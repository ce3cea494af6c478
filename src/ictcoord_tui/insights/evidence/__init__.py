"""What the dossier itself says about a question of the roadmap."""

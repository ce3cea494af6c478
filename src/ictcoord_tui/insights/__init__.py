"""What the task overview tells: pure functions from dossiers to findings, one module a question."""

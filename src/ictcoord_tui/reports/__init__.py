"""Text documents made from a dossier: agreements, vacancies, the roadmap on paper."""

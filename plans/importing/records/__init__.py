"""Lines as records of the plan: drafts, whom and what they name, which record they are, and what becomes of them."""

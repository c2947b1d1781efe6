"""Technology cards: what a proven technology asks of a team, and how a card fills a plan in one step."""

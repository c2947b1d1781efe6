"""House packs (*.huispakket): what an organisation lays down for its teams, and how that fills their plans."""

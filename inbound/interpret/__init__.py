"""What a reply asks for: from the words a person wrote to intents, with their certainty and the reason."""

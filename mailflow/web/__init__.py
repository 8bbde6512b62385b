"""The web door: pages by magic link, unsubscribing, health, signing in. Knows nothing of how mail comes in."""

"""The kinds of mail that machines send, one module a kind, each by the marks that give it away."""

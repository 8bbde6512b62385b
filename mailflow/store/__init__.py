"""Tables and queries. Knows no rules: what may happen is the domain's, what happens is the handlers'."""

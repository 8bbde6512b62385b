"""The rules: things, states, commands, emails. Pure: no database, no clock, no wire."""

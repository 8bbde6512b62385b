"""A participation: a person in a programme, from joining to leaving. Its commands, states, refusals and table."""

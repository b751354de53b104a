"""Tables in, figures out: every function here is pure, and the same tables give the same picture."""

# As in production.
private = true

# Only from the hub network.
private = true

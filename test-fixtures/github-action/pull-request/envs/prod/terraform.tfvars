# Only from the hub network.
private = false

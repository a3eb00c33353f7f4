# Developers reach it from anywhere.
private = false

"""What was done and read. `record` and `read` are all that other rooms need."""

"""What is measured: the code in this process, with or without a model, or a running service over HTTP."""

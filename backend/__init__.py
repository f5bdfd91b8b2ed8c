"""The server: thin routes over use cases over one store; it meets the console only in `domain`."""

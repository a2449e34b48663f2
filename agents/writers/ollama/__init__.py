"""The writer that asks a model on the school's own server, through Ollama."""

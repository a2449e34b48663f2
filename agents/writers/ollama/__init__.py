"""The writer that asks a model on the school's own server, through Ollama."""

from agents.writers.ollama.server import OllamaStatus, ollama_status
from agents.writers.ollama.writer import OllamaWriter

__all__ = ["OllamaStatus", "OllamaWriter", "ollama_status"]

"""The graph that composes a lesson, its nodes and its writers. Knows neither Django nor a database."""

"""Loading what is slow to load before the first lesson needs it."""


def warm_up() -> None:
    """Load the atlas, the pronouncing dictionary and the compiled graph into this process."""
    from agents.graph import without_checkpoints
    from music.genres import load_atlas
    from music.prosody import count

    load_atlas()
    count("warm")
    without_checkpoints()

"""The built-in writer: a whole lesson from the atlas, the song plan and a grammar of its own, without a model."""

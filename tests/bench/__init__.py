"""Figures, printed by `script/bench`: ratios within one run, for these machines are noisy."""

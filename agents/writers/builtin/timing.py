"""How the minutes of a lesson are shared out among its activities."""

from collections.abc import Mapping, Sequence

#: Stages by the length of a lesson in minutes: a short one keeps what cannot be left out.
_STAGES: Sequence[tuple[int, tuple[str, ...]]] = (
    (25, ("listen", "groove", "hook", "create", "reflect")),
    (35, ("listen", "groove", "hook", "lyrics", "create", "reflect")),
    (50, ("listen", "groove", "harmony", "hook", "create", "perform", "reflect")),
    (240, ("listen", "groove", "harmony", "hook", "lyrics", "create", "perform", "reflect")),
)
_WEIGHTS: Mapping[str, float] = {
    "listen": 5, "groove": 8, "harmony": 7, "hook": 7, "lyrics": 6, "create": 9, "perform": 6, "reflect": 4,
}  # fmt: skip
#: What a way of learning spends more or less time on.
_LEANINGS: Mapping[str, Mapping[str, float]] = {
    "workshop": {"listen": 0.6, "groove": 1.3, "perform": 1.5, "reflect": 0.7},
    "individual_study": {"listen": 1.2, "harmony": 1.2, "perform": 1.2},
    "peer_learning": {"create": 1.3, "reflect": 1.3},
    "classroom": {},
}
FEWEST_MINUTES = 1


def stages_for(minutes: int) -> tuple[str, ...]:
    """The stages of a lesson of that length, five to eight."""
    return next(stages for longest, stages in _STAGES if minutes <= longest)


def shared_minutes(total: int, stages: Sequence[str], context: str) -> dict[str, int]:
    """Whole minutes for each stage that add up to `total`, by largest remainder; at least one minute each."""
    leaning = _LEANINGS.get(context, {})
    weights = {stage: _WEIGHTS[stage] * leaning.get(stage, 1.0) for stage in stages}
    spare = total - FEWEST_MINUTES * len(stages)
    exact = {stage: spare * weight / sum(weights.values()) for stage, weight in weights.items()}
    minutes = {stage: FEWEST_MINUTES + int(share) for stage, share in exact.items()}
    by_remainder = sorted(stages, key=lambda stage: (int(exact[stage]) - exact[stage], stages.index(stage)))
    for stage in by_remainder[: total - sum(minutes.values())]:
        minutes[stage] += 1
    return minutes

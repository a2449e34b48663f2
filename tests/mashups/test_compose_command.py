"""`manage.py compose`: a complete document for every request, the same bytes for the same seed, and clear refusals."""

import json
import subprocess
import sys
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

ROOT = Path(__file__).resolve().parents[2]
PROMPTS = ROOT.parent / "shared" / "prompts" / "composerx-dev.json"
KEYS = {
    "id", "session_id", "title", "request", "genre_blend", "hooks", "lyrics", "educational_content", "theory_analysis",
    "cultural_context", "teaching_guide", "learning_assessment", "quality", "metadata",
}  # fmt: skip


def _prompts() -> list[dict[str, Any]]:
    return json.loads(PROMPTS.read_text(encoding="utf-8")) if PROMPTS.exists() else []


def _compose(prompt: str, folder: Path, *arguments: str) -> dict[str, Any]:
    call_command("compose", prompt, "--out", str(folder), *arguments, stdout=StringIO())
    return json.loads((folder / "mashup.json").read_text(encoding="utf-8"))


@pytest.mark.skipif(not PROMPTS.exists(), reason="the shared prompts are not beside this checkout")
@pytest.mark.parametrize("number", range(len(_prompts())))
def test_each_shared_request_becomes_a_complete_lesson(number: int, tmp_path: Path) -> None:
    wanted = _prompts()[number]
    lesson = _compose(wanted["prompt"], tmp_path)
    assert set(lesson) >= KEYS
    assert len(lesson["genre_blend"]) >= 2
    assert len(lesson["hooks"]) == 3
    assert sum(hook["chosen"] for hook in lesson["hooks"]) == 1
    names = [section["name"] for section in lesson["lyrics"]["sections"]]
    assert sum(name.startswith("Verse") for name in names) >= 2
    assert any(name.startswith("Chorus") for name in names)
    assert all(claim["verified"] for claim in lesson["theory_analysis"]["claims"])
    guide = lesson["teaching_guide"]
    assert sum(activity["minutes"] for activity in guide["activities"]) == guide["duration_minutes"]
    for question in lesson["learning_assessment"]["questions"]:
        assert not question["options"] or question["answer"] in question["options"]
    assert lesson["quality"]["overall"] >= 70
    assert lesson["quality"]["status"] == "passed"
    assert not lesson["metadata"]["fallbacks"]
    if wanted["bars"]:
        assert lesson["theory_analysis"]["form"][-1]["bars"][1] == wanted["bars"]


def test_the_same_seed_gives_the_same_bytes_in_another_process(tmp_path: Path) -> None:
    prompt = "salsa and chant for grade 4 about the moon"
    _compose(prompt, tmp_path / "a", "--seed", "5")
    command = [sys.executable, "manage.py", "compose", prompt, "--seed", "5", "--out", str(tmp_path / "b")]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    first, second = ((tmp_path / name / "mashup.json").read_bytes() for name in "ab")
    assert first == second


def test_another_seed_gives_another_lesson(tmp_path: Path) -> None:
    lessons = [_compose("ska and opera for grade 8", tmp_path / str(seed), "--seed", str(seed)) for seed in (1, 2)]
    for part in ("lyrics", "cultural_context", "teaching_guide"):
        assert lessons[0][part] != lessons[1][part]


def test_the_options_are_heard(tmp_path: Path) -> None:
    arguments = ("--skill-level", "advanced", "--context", "workshop", "--objective", "Improvise over a blues")
    request = _compose("jazz and blues", tmp_path, *arguments)["request"]
    assert request["skill_level"] == "advanced"
    assert request["educational_context"] == "workshop"
    assert "Improvise over a blues" in request["learning_objectives"]


@pytest.mark.parametrize(
    "prompt", ["", "jazz", "x" * 2001, "rock and metal with porn and gore", "jazz \x00 and rock now"]
)
def test_what_cannot_be_used_ends_with_2_and_one_line(prompt: str, tmp_path: Path) -> None:
    with pytest.raises(CommandError) as raised:
        _compose(prompt, tmp_path)
    assert raised.value.returncode == 2
    assert "\n" not in str(raised.value)
    assert not (tmp_path / "mashup.json").exists()


def test_a_refusal_of_the_command_line_itself(tmp_path: Path) -> None:
    command = [sys.executable, "manage.py", "compose", "jazz", "--out", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.strip().count("\n") == 0


def test_a_missing_model_server_is_said(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="No local model"):
        _compose("jazz and rock for grade 8", tmp_path, "--writer", "ollama")

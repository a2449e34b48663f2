"""A draft: the schema that a model fills, the facts that it gets, and what becomes of its answer."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, StringConstraints

from agents.content import Content
from agents.writers.base import Task

Schema = TypeVar("Schema", bound=BaseModel)
Computed = TypeVar("Computed")

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
Paragraph = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=1500)]


class Written(BaseModel):
    """Base of what a model writes; what it adds of its own accord is dropped."""

    model_config = ConfigDict(frozen=True, extra="ignore")


@dataclass(frozen=True)
class Draft(Generic[Schema, Computed]):
    """How one section is asked for.

    `compute(task)` is what is not left to the model; `facts(task, computed)` is all that the model may state;
    `assemble(written, task, computed)` puts both together and raises WriterError when the words contradict what is
    computed; `partial(values)` turns half an answer into half a section.
    """

    prompt: str
    schema: type[Schema]
    compute: Callable[[Task], Computed]
    facts: Callable[[Task, Computed], str]
    assemble: Callable[[Schema, Task, Computed], Content]
    partial: Callable[[dict[str, Any]], dict[str, Any]] = dict

"""The worker's loop: one job at a time by rank, in steps so small that a better one can step in."""

from __future__ import annotations

import itertools
import queue
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from local_models import devices, embed, prompts, protocol
from local_models.catalog import UnknownModel
from local_models.protocol import Status

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_BATCH = 8  # texts embedded at once: about 100 ms, the longest a draft waits for triage


class Drafter(Protocol):
    """What the loop needs of a loaded model."""

    name: str
    device: str
    tokens_per_second: float | None

    def draft(
        self,
        prefix: str,
        rest: str,
        *,
        max_tokens: int,
        temperature: float,
        seed: int,
        should_stop: Callable[[], bool],
    ) -> Iterator[str]:
        """Yield pieces of text."""
        ...


class NotReady(Exception):
    """There is no model to ask yet."""


@dataclass
class Job:
    """One request; `steps` is its generator once it has begun."""

    id: int
    rank: int
    order: int
    fields: dict[str, Any]
    steps: Iterator[None] | None = None
    is_cancelled: bool = False


class Loop:
    """Reads requests in a thread and runs them in this one, which alone touches the model."""

    def __init__(self, requests: Any, answers: Any, load: Callable[[], Drafter]) -> None:
        self._requests = requests
        self._answers = answers
        self._load = load
        self._drafter: Drafter | None = None
        self._encoder: embed.Encoder | None = None
        self._inbox: queue.SimpleQueue[None] = queue.SimpleQueue()
        self._jobs: dict[int, Job] = {}
        self._lock = threading.Lock()
        self._order = itertools.count()
        self._is_closed = False

    def run(self) -> int:
        """Serve until the requests end."""
        threading.Thread(target=self._read, name="requests", daemon=True).start()
        while True:
            job = self._best()
            if job is None:
                if self._is_closed:
                    return 0
                self._inbox.get()
                continue
            self._step(job)

    # The reading thread ---------------------------------------------------------------------

    def _read(self) -> None:
        for line in self._requests:
            asked = protocol.decode(line)
            if asked is not None:
                self._take(asked)
        with self._lock:
            self._is_closed = True
            for job in self._jobs.values():
                job.is_cancelled = True
        self._inbox.put(None)

    def _take(self, asked: dict[str, Any]) -> None:
        with self._lock:
            if "cancel" in asked:
                job = self._jobs.get(asked["cancel"])
                if job is not None:
                    job.is_cancelled = True
            elif "id" in asked:
                rank = int(asked.get("rank", protocol.RANK_BACKGROUND))
                self._jobs[asked["id"]] = Job(asked["id"], rank, next(self._order), asked)
        self._inbox.put(None)

    # The working thread ---------------------------------------------------------------------

    def _best(self) -> Job | None:
        with self._lock:
            return min(self._jobs.values(), key=_standing, default=None)

    def _should_stop(self, job: Job) -> bool:
        """Tell whether a job must let go now: cancelled, or somebody better is waiting."""
        with self._lock:
            return job.is_cancelled or any(o.rank < job.rank for o in self._jobs.values())

    def _step(self, job: Job) -> None:
        if job.is_cancelled:
            self._finish(job)
            return
        try:
            if job.steps is None:
                job.steps = self._begin(job)
            next(job.steps)
        except StopIteration:
            self._finish(job)
        except NotReady as error:
            self._finish(job, error="not_ready", sentence=str(error))
        except Exception as error:  # noqa: BLE001 - one bad request must not end the worker
            self._finish(job, error="failed", sentence=f"{type(error).__name__}: {error}")

    def _finish(self, job: Job, **said: Any) -> None:
        with self._lock:
            self._jobs.pop(job.id, None)
        if job.steps is not None:
            close = getattr(job.steps, "close", None)
            if close is not None:
                close()
        self._say({"id": job.id, **(said or {"end": True})})

    def _say(self, line: dict[str, Any]) -> None:
        try:
            self._answers.write(protocol.encode(line))
        except OSError:  # the client is gone, and the requests' end will say so too
            self._is_closed = True

    def _begin(self, job: Job) -> Iterator[None]:
        kinds: dict[str, Callable[[Job], Iterator[None]]] = {
            "load": self._load_job,
            "draft": self._draft_job,
            "embed": self._vectors_job,
            "urgency": self._vectors_job,
        }
        kind = kinds.get(job.fields.get("op", ""))
        if kind is None:
            raise ValueError("no such operation")
        return kind(job)

    def _load_job(self, job: Job) -> Iterator[None]:
        self._model()
        self._say({"id": job.id, "value": True})
        yield

    def _draft_job(self, job: Job) -> Iterator[None]:
        model = self._model()
        built = prompts.build(protocol.prompt_value(job.fields["prompt"]))
        pieces = model.draft(
            built.prefix,
            built.rest,
            max_tokens=int(job.fields["prompt"].get("max_tokens", 160)),
            temperature=float(job.fields.get("temperature", 0.0)),
            seed=int(job.fields.get("seed", 1)),
            should_stop=lambda: self._should_stop(job),
        )
        is_first = True
        for piece in pieces:
            if not piece:
                yield
                continue
            text, stop, _ = (built.opener + piece if is_first else piece).partition(prompts.STOP)
            is_first = False
            if text:
                self._say({"id": job.id, "text": text})
            if stop:
                break
            yield
        self._say({"status": vars_of(self._status("ready"))})

    def _vectors_job(self, job: Job) -> Iterator[None]:
        texts = [str(text) for text in job.fields.get("texts", ())]
        if self._encoder is None:
            self._encoder = embed.Encoder()
        found: list[Any] = []
        for start in range(0, len(texts), _BATCH):
            vectors = self._encoder.vectors(texts[start : start + _BATCH])
            is_urgency = job.fields["op"] == "urgency"
            found.extend([embed.urgency(v) for v in vectors] if is_urgency else vectors)
            yield
        self._say({"id": job.id, "value": found})

    # The model ------------------------------------------------------------------------------

    def _model(self) -> Drafter:
        """Give the model, loaded at the first need; it may have been installed since."""
        if self._drafter is not None:
            return self._drafter
        if not devices.is_installed():
            raise NotReady("The local model is still being prepared; write the reply yourself.")
        self._say({"status": vars_of(Status("loading", sentence="Loading the local model."))})
        try:
            self._drafter = self._load()
        except (UnknownModel, ImportError, OSError, ValueError, RuntimeError) as error:
            self._say({"status": vars_of(Status("failed", sentence=str(error)))})
            raise NotReady(str(error)) from error
        self._say({"status": vars_of(self._status("ready"))})
        return self._drafter

    def _status(self, state: str) -> Status:
        model = self._drafter
        if model is None:
            return Status(state)
        return Status(
            state,
            name=model.name,
            device=model.device,
            tokens_per_second=model.tokens_per_second,
        )


def vars_of(status: Status) -> dict[str, Any]:
    """Give a status as JSON-ready values."""
    return {name: getattr(status, name) for name in Status.__slots__}


def _standing(job: Job) -> tuple[bool, int, int]:
    """Order jobs: the cancelled first, to be done with them, then by rank and age."""
    return (not job.is_cancelled, job.rank, job.order)

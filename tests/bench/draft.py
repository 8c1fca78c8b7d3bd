"""The app's drafting path against bare llama.cpp: `python -m tests.bench.draft`."""

from __future__ import annotations

import argparse
import asyncio
import os
import statistics
import sys
import time
from contextlib import aclosing
from dataclasses import dataclass

from local_models import catalog, devices, prompts
from local_models.client import ModelClient
from local_models.protocol import Prompt

_TOKENS = 60
MESSAGES = (
    "My order 88213 has not arrived and I leave on holiday tomorrow. Can you help?",
    "I have been charged twice for my subscription and nobody tells me why.",
    "The app crashes every time I open the camera since the last update.",
    "Could you tell me when the blue kettle will be back in stock?",
)


@dataclass(frozen=True)
class Run:
    """One draft: seconds to the first token, and tokens a second after it."""

    first: float
    speed: float


def prompt(number: int, language: str = "en") -> Prompt:
    text = MESSAGES[number % len(MESSAGES)]
    return Prompt((("customer", text),), language, "Maria", "Lena", max_tokens=_TOKENS)


class Bare:
    """llama.cpp as its Python binding offers it, with the same settings and the same tokens."""

    def __init__(self) -> None:
        os.environ.update(devices.environment())
        from llama_cpp import Llama, llama_log_callback, llama_log_set  # noqa: PLC0415

        self._quiet = llama_log_callback(lambda *_: None)
        llama_log_set(self._quiet, None)
        device = devices.choose(has_gpu=False)
        self._llama = Llama(
            str(catalog.ready_file()),
            n_ctx=2048,
            n_batch=512,
            n_threads=device.threads,
            n_threads_batch=device.threads_batch,
            verbose=False,
        )

    def close(self) -> None:
        self._llama.close()

    def run(self, number: int) -> Run:
        built = prompts.build(prompt(number))
        llama = self._llama
        llama.n_tokens = 0  # nothing is kept from the draft before
        began = time.perf_counter()
        tokens = llama.tokenize(built.prefix.encode(), add_bos=True, special=False)
        tokens += llama.tokenize(built.rest.encode(), add_bos=False, special=False)
        stamps = []
        for token in llama.generate(tokens, temp=0.0, top_k=1, repeat_penalty=1.1, reset=True):
            piece = llama.detokenize([token])
            stamps.append(time.perf_counter())
            if b"\n" in piece or token == llama.token_eos() or len(stamps) >= _TOKENS:
                break
        return _run(began, stamps)


def _run(began: float, stamps: list[float]) -> Run:
    spent = stamps[-1] - stamps[0]
    return Run(stamps[0] - began, (len(stamps) - 1) / spent if spent else 0.0)


async def through_the_app(client: ModelClient, number: int, language: str = "en") -> Run:
    began = time.perf_counter()
    async with aclosing(client.draft(prompt(number, language))) as pieces:
        stamps = [time.perf_counter() async for _ in pieces]
    return _run(began, stamps)


async def cold_and_kept(client: ModelClient) -> list[tuple[float, float]]:
    """First tokens of a language's first draft, and of one for another message after it."""
    found = []
    for language in ("es", "fr", "ar"):
        cold = await through_the_app(client, 0, language)
        kept = await through_the_app(client, 1, language)
        found.append((cold.first, kept.first))
    return found


async def preempted(client: ModelClient, rounds: int) -> float:
    """Seconds that triage and a draft ahead of time hold up the first token of a person's draft."""
    texts = [f"Where is my parcel number {i}? It should be here by now." for i in range(1_000)]
    await client.embed(texts[:8])
    await through_the_app(client, 0)
    alone = [(await through_the_app(client, number)).first for number in range(rounds)]
    busy = []
    for number in range(rounds):
        triage = asyncio.ensure_future(client.urgency(texts))
        ahead = client.draft(prompt(number + 1), is_ahead=True)
        await anext(ahead)
        await asyncio.sleep(number / rounds / 10)  # another moment of the step under way
        busy.append((await through_the_app(client, number)).first)
        await ahead.aclose()
        triage.cancel()
        await asyncio.wait([triage])
    return max(busy) - statistics.median(alone)


async def measure(
    rounds: int,
) -> tuple[list[Run], list[Run], list[tuple[float, float]], float]:
    """Take turns, so that a busy machine slows both alike."""
    bare, client = Bare(), ModelClient()
    ours, theirs = [], []
    try:
        await through_the_app(client, 0)
        bare.run(0)
        for number in range(rounds):
            theirs.append(bare.run(number))
            ours.append(await through_the_app(client, number))
        return ours, theirs, await cold_and_kept(client), await preempted(client, rounds)
    finally:
        await client.close()
        bare.close()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=12)
    ours, theirs, cold, held_up = asyncio.run(measure(parser.parse_args().rounds))
    ratio = statistics.median(o.speed / t.speed for o, t in zip(ours, theirs, strict=True))
    colds = statistics.median(first for first, _ in cold)
    kept = statistics.median(first for _, first in cold)
    lines = [
        f"app:  first token {kept * 1000:.0f} ms with the kept prefix, {colds * 1000:.0f} ms cold",
        f"bare: first token {statistics.median(t.first for t in theirs) * 1000:.0f} ms"
        f" without one, {statistics.median(t.speed for t in theirs):.1f} tokens/s",
        f"BENCH draft tokens_per_s={statistics.median(o.speed for o in ours):.1f}"
        f" ratio={ratio:.3f} prefix_ratio={statistics.median(k / c for c, k in cold):.3f}"
        f" preempt_max_ms={held_up * 1000:.0f}",
    ]
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

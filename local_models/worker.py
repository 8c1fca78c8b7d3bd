"""The only module that loads llama.cpp: it owns the one Llama, and runs as its own process."""

from __future__ import annotations

import codecs
import contextlib
import ctypes
import importlib
import os
import signal
import sys
import time
from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from local_models import catalog, devices
from local_models.jobs import Loop

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_CHUNK = 128  # tokens of a prompt read at once; between chunks another draft may take over
_MEASURABLE = 8  # tokens; fewer say nothing about speed
_PR_SET_PDEATHSIG = 1
_KEPT_PREFIXES = 6  # about 8 MB each


@dataclass
class Piece:
    """Where one draft is: its tokens so far and, while another one runs, its saved state."""

    tokens: list[int] = field(default_factory=list)
    saved: Any = None


class Session:
    """One loaded model that several drafts share by turns."""

    def __init__(self, path: Path, model: catalog.Model) -> None:
        # Only in this process, and only when a model is wanted.
        import llama_cpp  # noqa: PLC0415

        self._cpp: Any = llama_cpp
        # Kept alive here: llama.cpp holds only the pointer.
        self._quiet = llama_cpp.llama_log_callback(lambda *_: None)
        llama_cpp.llama_log_set(self._quiet, ctypes.c_void_p(0))
        device = devices.choose(bool(llama_cpp.llama_supports_gpu_offload()))
        self.device = device.name
        self.name = model.name
        self.context_tokens = model.context_tokens
        self._llama: Any = llama_cpp.Llama(
            str(path),
            n_ctx=model.context_tokens,
            n_batch=_CHUNK,
            n_threads=device.threads,
            n_threads_batch=device.threads_batch,
            n_gpu_layers=device.gpu_layers,
            verbose=False,
        )
        self._ctx: Any = self._llama.ctx
        self._vocab: Any = llama_cpp.llama_model_get_vocab(self._llama.model)
        self._prefixes: OrderedDict[str, tuple[list[int], Any]] = OrderedDict()
        self._running: Piece | None = None
        self._should_stop: Callable[[], bool] = lambda: False
        self._abort = llama_cpp.ggml_abort_callback(lambda _: self._should_stop())
        self._never = llama_cpp.ggml_abort_callback()
        self.tokens_per_second: float | None = None

    def tokens(self, text: str, *, is_start: bool) -> list[int]:
        """Tokenise plain text: `<end_of_turn>` in it stays thirteen characters."""
        clean = text.encode("utf-8", "ignore")
        found: list[int] = self._llama.tokenize(clean, add_bos=is_start, special=False)
        return found

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
        """Yield pieces of text, "" where nothing is ready yet but another job may step in."""
        piece = Piece()
        rest_tokens = self._fitted(prefix, rest, max_tokens)
        yield from self._read_prefix(piece, prefix, should_stop)
        yield from self._read(piece, rest_tokens, should_stop)
        yield from self._write(piece, max_tokens, temperature, seed)

    def _fitted(self, prefix: str, rest: str, max_tokens: int) -> list[int]:
        """Keep the end of what is special to this conversation: the newest words count most."""
        tokens = self.tokens(rest, is_start=False)
        room = self.context_tokens - max_tokens - len(self.tokens(prefix, is_start=True)) - 8
        return tokens[-max(room, 64) :]

    def _read_prefix(
        self, piece: Piece, prefix: str, should_stop: Callable[[], bool]
    ) -> Iterator[str]:
        kept = self._prefixes.get(prefix)
        if kept is not None:
            self._prefixes.move_to_end(prefix)
            piece.tokens, piece.saved = list(kept[0]), kept[1]
            self._enter(piece)
            return
        yield from self._read(piece, self.tokens(prefix, is_start=True), should_stop)
        self._prefixes[prefix] = (list(piece.tokens), self._state())
        while len(self._prefixes) > _KEPT_PREFIXES:
            self._prefixes.popitem(last=False)

    def _read(
        self, piece: Piece, tokens: list[int], should_stop: Callable[[], bool]
    ) -> Iterator[str]:
        """Evaluate tokens in chunks; a chunk that was aborted is read again later."""
        done = 0
        while done < len(tokens):
            self._enter(piece)
            chunk = tokens[done : done + _CHUNK]
            if self._evaluate(piece, chunk, should_stop):
                done += len(chunk)
            if done < len(tokens):
                yield ""
        self._enter(piece)

    def _evaluate(self, piece: Piece, chunk: list[int], should_stop: Callable[[], bool]) -> bool:
        self._should_stop = should_stop
        self._cpp.llama_set_abort_callback(self._ctx, self._abort, ctypes.c_void_p(0))
        try:
            self._llama.eval(chunk)
        except RuntimeError:
            if not should_stop():
                raise
            return False  # eval() clears what lies behind n_tokens before it goes on
        finally:
            # Called for every node of the graph: too dear while writing token by token.
            self._cpp.llama_set_abort_callback(self._ctx, self._never, ctypes.c_void_p(0))
        piece.tokens.extend(chunk)
        return True

    def _write(self, piece: Piece, max_tokens: int, temperature: float, seed: int) -> Iterator[str]:
        sampler = self._sampler(temperature, seed)
        text = codecs.getincrementaldecoder("utf-8")("ignore")
        spent, count = 0.0, 0
        try:
            for _ in range(max_tokens):
                began = time.perf_counter()
                self._enter(piece)
                token = self._cpp.llama_sampler_sample(sampler, self._ctx, -1)
                if self._cpp.llama_vocab_is_eog(self._vocab, token):
                    return
                written = text.decode(self._llama.detokenize([token]))
                yield written
                self._enter(piece)
                self._llama.eval([token])
                piece.tokens.append(token)
                spent, count = spent + time.perf_counter() - began, count + 1
        finally:
            self._cpp.llama_sampler_free(sampler)
            if count >= _MEASURABLE:
                self.tokens_per_second = round(count / spent, 1)

    def _sampler(self, temperature: float, seed: int) -> Any:
        cpp = self._cpp
        chain = cpp.llama_sampler_chain_init(cpp.llama_sampler_chain_default_params())
        # Small models loop: what was just written becomes a little less likely.
        cpp.llama_sampler_chain_add(chain, self._penalties())
        if temperature <= 0:
            cpp.llama_sampler_chain_add(chain, cpp.llama_sampler_init_greedy())
            return chain
        cpp.llama_sampler_chain_add(chain, cpp.llama_sampler_init_top_k(40))
        cpp.llama_sampler_chain_add(chain, cpp.llama_sampler_init_top_p(0.9, 1))
        cpp.llama_sampler_chain_add(chain, cpp.llama_sampler_init_temp(temperature))
        cpp.llama_sampler_chain_add(chain, cpp.llama_sampler_init_dist(seed))
        return chain

    def _penalties(self) -> Any:
        vocab_size = self._cpp.llama_vocab_n_tokens(self._vocab)
        return self._cpp.llama_sampler_init_penalties(vocab_size, 64, 1.1, 0.0, 0.0)

    # Several drafts share the one context: the one that leaves takes its state along -------

    def _enter(self, piece: Piece) -> None:
        if self._running is piece:
            return
        self._leave(self._running)
        self._llama.n_tokens = 0
        self._cpp.llama_memory_clear(self._cpp.llama_get_memory(self._ctx), False)
        if piece.saved is not None:
            self._cpp.llama_state_seq_set_data(self._ctx, piece.saved, len(piece.saved), 0)
            self._llama.n_tokens = len(piece.tokens)
        piece.saved = None
        self._running = piece

    def _leave(self, piece: Piece | None) -> None:
        if piece is not None and self._running is piece and piece.tokens:
            # An aborted chunk may have left a part of itself behind.
            memory = self._cpp.llama_get_memory(self._ctx)
            self._cpp.llama_memory_seq_rm(memory, 0, len(piece.tokens), -1)
            piece.saved = self._state()
        self._running = None

    def _state(self) -> Any:
        size = self._cpp.llama_state_seq_get_size(self._ctx, 0)
        buffer = (ctypes.c_uint8 * size)()
        self._cpp.llama_state_seq_get_data(self._ctx, buffer, size, 0)
        return buffer


def load() -> Session:
    """Load the chosen model. Raises UnknownModel, or ImportError without llama.cpp."""
    model = catalog.chosen()
    # The library comes from the disk while the model is hashed.
    with ThreadPoolExecutor(1) as beside:
        imported = beside.submit(importlib.import_module, "llama_cpp")
        path = catalog.ready_file(model, verified=os.environ.get(catalog.VERIFIED, ""))
        imported.result()
    return Session(path, model)


def die_with_parent() -> None:
    """Have Linux end this process with its parent: a long computation reads no end of input."""
    if sys.platform != "linux":
        return  # elsewhere the end of standard input ends it, after the step under way
    parent = os.getppid()
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:
        sys.exit(0)  # it died before it could be said


def main() -> int:
    """Serve requests from standard input until it closes."""
    die_with_parent()
    os.environ.update(devices.environment())
    # Whatever a native library prints must not land between the protocol's lines.
    answers = os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)
    return Loop(sys.stdin.buffer, answers, load).run()


if __name__ == "__main__":
    sys.exit(main())

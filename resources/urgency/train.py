"""Computes weights.json from the labelled messages here: `python -m resources.urgency.train`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from local_models.embed import Encoder

_HERE = Path(__file__).parent
_STEPS, _RATE, _DECAY = 4000, 0.5, 1e-3
Floats = NDArray[np.float64]


def messages() -> list[tuple[str, int, str]]:
    """Give (text, urgent, language) of every labelled message."""
    found = []
    for file in sorted(_HERE.glob("*.jsonl")):
        for line in file.read_text("utf-8").splitlines():
            entry = json.loads(line)
            found.append((entry["text"], int(entry["urgent"]), file.stem))
    return found


def fit(vectors: Floats, labels: Floats) -> tuple[Floats, float]:
    """Fit a logistic regression by plain gradient descent: deterministic, and no dependency."""
    weights, bias = np.zeros(vectors.shape[1]), 0.0
    for _ in range(_STEPS):
        error = 1 / (1 + np.exp(-(vectors @ weights + bias))) - labels
        weights -= _RATE * (vectors.T @ error / len(labels) + _DECAY * weights)
        bias -= _RATE * float(error.mean())
    return weights, bias


def cross_validated(vectors: Floats, labels: Floats, folds: int = 5) -> float:
    """Give the accuracy over held-back fifths."""
    right = 0
    order = np.random.default_rng(1).permutation(len(labels))
    for fold in range(folds):
        held = order[fold::folds]
        kept = np.setdiff1d(order, held)
        weights, bias = fit(vectors[kept], labels[kept])
        right += int(((vectors[held] @ weights + bias > 0) == (labels[held] > 0)).sum())
    return right / len(labels)


def main() -> int:
    """Write weights.json and say how well it does on held-back fifths."""
    found = messages()
    vectors = np.array(Encoder().vectors([text for text, _, _ in found]))
    labels = np.array([float(urgent) for _, urgent, _ in found])
    weights, bias = fit(vectors, labels)
    data = {
        "made_by": "python -m resources.urgency.train",
        "bias": round(bias, 5),
        "weights": [round(float(weight), 4) for weight in weights],
    }
    (_HERE / "weights.json").write_text(json.dumps(data) + "\n", "utf-8")
    accuracy = cross_validated(vectors, labels)
    sys.stdout.write(f"messages={len(found)} cross_validated_accuracy={accuracy:.3f}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

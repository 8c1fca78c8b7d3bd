from __future__ import annotations

import os
from pathlib import Path

import pytest

from local_models import catalog, devices


def test_only_a_file_with_the_pinned_hash_is_loaded(tmp_path: Path) -> None:
    file = tmp_path / "mine.gguf"
    file.write_bytes(b"GGUF not really")
    known = catalog.Model("mine", catalog.sha256(file), file)
    assert catalog.ready_file(known) == file
    file.write_bytes(b"GGUF changed since")
    with pytest.raises(catalog.UnknownModel, match="not the file that was pinned"):
        catalog.ready_file(known)


def test_a_file_verified_before_is_hashed_again_once_it_changed(tmp_path: Path) -> None:
    file = tmp_path / "mine.gguf"
    file.write_bytes(b"GGUF not really")
    known = catalog.Model("mine", catalog.sha256(file), file)
    before = catalog.stamp(file)
    assert catalog.ready_file(known, verified=before) == file
    file.write_bytes(b"GGUF, NOT really")  # as long as before
    os.utime(file, ns=(0, 0))
    with pytest.raises(catalog.UnknownModel, match="not the file that was pinned"):
        catalog.ready_file(known, verified=before)
    with pytest.raises(catalog.UnknownModel):
        catalog.ready_file(catalog.Model("mine", "0" * 64, file), verified="")
    assert catalog.stamp(tmp_path / "none") == ""


def test_a_person_s_model_comes_first(tmp_path: Path) -> None:
    config = tmp_path / "models.toml"
    config.write_text('[[model]]\nname = "big"\npath = "/models/big.gguf"\nsha256 = "AB12"\n')
    chosen = catalog.chosen(config)
    assert (chosen.name, chosen.sha256, chosen.path) == ("big", "ab12", Path("/models/big.gguf"))
    assert catalog.chosen(tmp_path / "none.toml") is catalog.EMBEDDED


@pytest.mark.parametrize("text", ["[[model]]\nname = 1", "nonsense = ", 'model = "x"'])
def test_an_unreadable_list_of_models_is_told(tmp_path: Path, text: str) -> None:
    config = tmp_path / "models.toml"
    config.write_text(text)
    with pytest.raises(catalog.UnknownModel, match="needs name, path and sha256"):
        catalog.user_models(config)


def test_the_installer_s_progress_is_read(tmp_path: Path) -> None:
    file = tmp_path / "model-setup.json"
    assert devices.setup_state(file) == devices.Setup("", None, "")
    file.write_text('{"state": "building", "progress": 0.4, "sentence": "Compiling."}')
    assert devices.setup_state(file) == devices.Setup("building", 0.4, "Compiling.")
    file.write_text('{"state": "buil')
    assert devices.setup_state(file).state == ""


def test_few_threads_even_on_a_big_machine() -> None:
    device = devices.choose(has_gpu=False, cores=64)
    assert (device.gpu_layers, device.threads, device.threads_batch) == (0, 1, 2)
    assert devices.choose(has_gpu=True).gpu_layers == -1

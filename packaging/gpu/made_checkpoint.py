# SPDX-License-Identifier: GPL-3.0-or-later
"""A checkpoint of several gigabytes to load: the Llama-3-8B shape with six layers, bf16, its numbers a repeated block. Written, and so
in the file cache, in a few seconds; what a model of it says means nothing."""
import json
import random

LAYERS, HIDDEN, INTERMEDIATE, KV, VOCABULARY = 6, 4096, 14336, 1024, 128256
CONFIG = {
    "architectures": ["LlamaForCausalLM"], "model_type": "llama", "hidden_size": HIDDEN, "intermediate_size": INTERMEDIATE,
    "num_hidden_layers": LAYERS, "num_attention_heads": 32, "num_key_value_heads": 8, "max_position_embeddings": 8192, "rms_norm_eps": 1e-05,
    "rope_theta": 500000.0, "vocab_size": VOCABULARY, "tie_word_embeddings": False, "hidden_act": "silu", "torch_dtype": "bfloat16",
    "bos_token_id": 128000, "eos_token_id": 128001, "attention_bias": False, "mlp_bias": False,
}


def tensors():
    yield "model.embed_tokens.weight", [VOCABULARY, HIDDEN]
    for layer in range(LAYERS):
        start = f"model.layers.{layer}."
        yield start + "input_layernorm.weight", [HIDDEN]
        yield start + "self_attn.q_proj.weight", [HIDDEN, HIDDEN]
        yield start + "self_attn.k_proj.weight", [KV, HIDDEN]
        yield start + "self_attn.v_proj.weight", [KV, HIDDEN]
        yield start + "self_attn.o_proj.weight", [HIDDEN, HIDDEN]
        yield start + "post_attention_layernorm.weight", [HIDDEN]
        yield start + "mlp.gate_proj.weight", [INTERMEDIATE, HIDDEN]
        yield start + "mlp.up_proj.weight", [INTERMEDIATE, HIDDEN]
        yield start + "mlp.down_proj.weight", [HIDDEN, INTERMEDIATE]
    yield "model.norm.weight", [HIDDEN]
    yield "lm_head.weight", [VOCABULARY, HIDDEN]


def small_numbers(count):
    """bf16 of either sign between 2^-7 and 2^-5: no other byte pattern is made."""
    numbers = bytearray(random.Random(1).randbytes(2 * count))
    numbers[1::2] = bytes(0x3C | (byte & 0x80) for byte in numbers[1::2])
    return bytes(numbers)


def write_checkpoint(folder):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "config.json").write_text(json.dumps(CONFIG), encoding="utf-8")
    header, offset = {}, 0
    for name, shape in tensors():
        size = 2
        for side in shape:
            size *= side
        header[name] = {"dtype": "BF16", "shape": shape, "data_offsets": [offset, offset + size]}
        offset += size
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    block = small_numbers(1 << 23)
    with open(folder / "model.safetensors", "wb") as file:
        file.write(len(text).to_bytes(8, "little") + text)
        whole, rest = divmod(offset, len(block))
        for _ in range(whole):
            file.write(block)
        file.write(block[:rest])
    return folder

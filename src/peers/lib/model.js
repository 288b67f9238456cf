/**
 * Writes a language model of two megabytes, for llama.cpp to run as any other: a llama with one layer
 * that attends to nothing, so that each token follows from the one before it. After a question it
 * says one sentence, and ends.
 */
import { writeFileSync } from 'node:fs';

const sentence = 'I am a very small model and this is all I can say .'.split(' ');
const template =
  "{% for message in messages %}{{ message.role + ': ' + message.content + '\\n' }}{% endfor %}" +
  "{% if add_generation_prompt %}{{ 'assistant:' }}{% endif %}";

const [unknown, begin, end, bytes] = [0, 1, 2, 3];
const words = bytes + 256;
const width = 320;
const heads = 10;
const hidden = 32;
const kind = { normal: 1, unknown: 2, control: 3, byte: 6 };

/** No two tokens may be the same: what follows would not be known. The two `I` differ by a space. */
function vocabulary() {
  const tokens = [['<unk>', kind.unknown], ['<s>', kind.control], ['</s>', kind.control]];
  for (let byte = 0; byte < 256; byte++) {
    tokens.push([`<0x${byte.toString(16).toUpperCase().padStart(2, '0')}>`, kind.byte]);
  }
  // U+2581 is how this tokenizer writes a space.
  sentence.forEach((word, index) => {
    tokens.push([(index === 0 || word === '.' ? '' : '\u2581') + word, kind.normal]);
  });
  // Pieces of a word are joined one by one: each that begins it must be a token for that.
  const known = new Set(tokens.map(([token]) => token));
  for (const [word] of tokens.slice(words)) {
    for (let length = 2; length < word.length; length++) {
      const piece = word.slice(0, length);
      if (!known.has(piece)) tokens.push([piece, kind.normal]);
      known.add(piece);
    }
  }
  return tokens;
}

/** Which token follows which, with the weight that makes it the likeliest by far. */
function* chain(size) {
  const last = words + sentence.length - 1;
  for (let token = 0; token < size; token++) {
    if (token < words || token > last) yield [token, words, 30];
    else if (token < last) yield [token, token + 1, 30];
  }
  yield [last, end, 30];
}

function tensors(size) {
  const embedding = new Float32Array(size * width);
  for (let token = 0; token < size; token++) embedding[token * width + token] = 1;
  const output = new Float32Array(size * width);
  // The norm makes of a one a root of the width.
  for (const [from, to, weight] of chain(size)) output[to * width + from] = weight / Math.sqrt(width);
  const ones = () => new Float32Array(width).fill(1);
  const zeros = (rows, columns) => [[columns, rows], new Float32Array(rows * columns)];
  return {
    'token_embd.weight': [[width, size], embedding],
    'output_norm.weight': [[width], ones()],
    'output.weight': [[width, size], output],
    'blk.0.attn_norm.weight': [[width], ones()],
    'blk.0.attn_q.weight': zeros(width, width),
    'blk.0.attn_k.weight': zeros(width, width),
    'blk.0.attn_v.weight': zeros(width, width),
    'blk.0.attn_output.weight': zeros(width, width),
    'blk.0.ffn_norm.weight': [[width], ones()],
    'blk.0.ffn_gate.weight': zeros(hidden, width),
    'blk.0.ffn_up.weight': zeros(hidden, width),
    'blk.0.ffn_down.weight': zeros(width, hidden),
  };
}

const number = (size, write) => (value) => {
  const buffer = Buffer.alloc(size);
  buffer[write](value);
  return buffer;
};
const u32 = number(4, 'writeUInt32LE');
const i32 = number(4, 'writeInt32LE');
const f32 = number(4, 'writeFloatLE');
const u64 = (value) => number(8, 'writeBigUInt64LE')(BigInt(value));
const text = (value) => Buffer.concat([u64(Buffer.byteLength(value)), Buffer.from(value)]);

// The numbers of the types are those of the GGUF format.
const types = { u32: [4, u32], i32: [5, i32], f32: [6, f32], text: [8, text] };

function entry(key, type, value) {
  const [code, write] = types[type];
  if (!Array.isArray(value)) return Buffer.concat([text(key), u32(code), write(value)]);
  return Buffer.concat([text(key), u32(9), u32(code), u64(value.length), ...value.map(write)]);
}

export function writeModel(path) {
  const tokens = vocabulary();
  const entries = [
    entry('general.architecture', 'text', 'llama'),
    entry('general.name', 'text', 'meshgate-tiny'),
    entry('llama.context_length', 'u32', 4096),
    entry('llama.embedding_length', 'u32', width),
    entry('llama.block_count', 'u32', 1),
    entry('llama.feed_forward_length', 'u32', hidden),
    entry('llama.attention.head_count', 'u32', heads),
    entry('llama.attention.head_count_kv', 'u32', heads),
    entry('llama.attention.layer_norm_rms_epsilon', 'f32', 1e-6),
    entry('llama.rope.dimension_count', 'u32', width / heads),
    entry('llama.vocab_size', 'u32', tokens.length),
    entry('tokenizer.ggml.model', 'text', 'llama'),
    entry('tokenizer.ggml.tokens', 'text', tokens.map(([token]) => token)),
    entry('tokenizer.ggml.scores', 'f32', tokens.map(() => 0)),
    entry('tokenizer.ggml.token_type', 'i32', tokens.map(([, type]) => type)),
    entry('tokenizer.ggml.bos_token_id', 'u32', begin),
    entry('tokenizer.ggml.eos_token_id', 'u32', end),
    entry('tokenizer.ggml.unknown_token_id', 'u32', unknown),
    entry('tokenizer.chat_template', 'text', template),
  ];
  writeFileSync(path, gguf(entries, Object.entries(tensors(tokens.length))));
}

function gguf(entries, named) {
  const infos = [];
  const data = [];
  let offset = 0;
  for (const [name, [shape, values]] of named) {
    infos.push(text(name), u32(shape.length), ...shape.map(u64), u32(0), u64(offset));
    data.push(padded(Buffer.from(values.buffer)));
    offset += data.at(-1).length;
  }
  const head = [Buffer.from('GGUF'), u32(3), u64(named.length), u64(entries.length), ...entries, ...infos];
  return Buffer.concat([padded(Buffer.concat(head)), ...data]);
}

/** Tensors begin at a multiple of 32. */
function padded(buffer) {
  return Buffer.concat([buffer, Buffer.alloc(-buffer.length & 31)]);
}

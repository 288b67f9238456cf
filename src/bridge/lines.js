/** The longest line that is kept, in characters: nothing that is meant for people is longer. */
const LONGEST = 64 * 1024 * 1024;

/**
 * The lines of a stream of UTF-8, wherever its chunks were cut, and at its end what stands after
 * the last line break, if anything. `ends` is a global pattern of line breaks.
 */
export async function* lines(stream, ends) {
  const decoder = new TextDecoder();
  let parts = [];
  let length = 0;
  let afterCr = false;
  for await (const chunk of stream) {
    let text = decoder.decode(chunk, { stream: true });
    if (!text) continue;
    // A CR was a line break, so this is the other half of it.
    if (afterCr && text.startsWith('\n')) text = text.slice(1);
    afterCr = false;
    let from = 0;
    for (const end of text.matchAll(ends)) {
      parts.push(text.slice(from, end.index));
      yield parts.join('');
      parts = [];
      length = 0;
      from = end.index + end[0].length;
      afterCr = end[0] === '\r' && from === text.length;
    }
    parts.push(text.slice(from));
    length += text.length - from;
    if (length > LONGEST) throw new Error(`a line is longer than ${LONGEST} characters`);
  }
  const rest = parts.join('') + decoder.decode();
  if (rest) yield rest;
}

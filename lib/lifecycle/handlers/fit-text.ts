/** CloudFormation refuses an answer above 4 KB, and then shows neither it nor the reason; ids and names of the answer need room too. */
const LONGEST_REASON_BYTES = 2_500;

/** What a text takes in an answer: quotes, line breaks and control characters are longer there. */
export function jsonBytes(text: string): number {
  return Buffer.byteLength(JSON.stringify(text)) - 2;
}

/** A text that fits into an answer, cut in its middle: the beginning tells what happened, the end what to do. */
export function fitText(text: string, bytes = LONGEST_REASON_BYTES): string {
  if (jsonBytes(text) <= bytes) return text;
  const characters = Array.from(text);
  const mark = ' [...] ';
  const half = (bytes - mark.length) / 2;
  return `${taken(characters, half).join('')}${mark}${taken(characters.reverse(), half).reverse().join('')}`;
}

/** As many characters from the beginning as fit. */
function taken(characters: readonly string[], bytes: number): string[] {
  let used = 0;
  const end = characters.findIndex((character) => (used += jsonBytes(character)) > bytes);
  return characters.slice(0, end);
}

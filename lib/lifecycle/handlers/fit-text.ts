/** CloudFormation rejects a response above 4 KB, and then shows neither the response nor the reason; ids and names in the response need space too. */
const LONGEST_REASON_BYTES = 2_500;

/** Size of a text within a response: quotes, line breaks and control characters take more space there. */
export function jsonBytes(text: string): number {
  return Buffer.byteLength(JSON.stringify(text)) - 2;
}

/** Shortens a text in the middle to fit into a response: the beginning tells what happened, the end what to do. */
export function fitText(text: string, bytes = LONGEST_REASON_BYTES): string {
  if (jsonBytes(text) <= bytes) return text;
  const characters = Array.from(text);
  const mark = ' [...] ';
  const half = (bytes - mark.length) / 2;
  return `${taken(characters, half).join('')}${mark}${taken(characters.reverse(), half).reverse().join('')}`;
}

/** As many leading characters as fit. */
function taken(characters: readonly string[], bytes: number): string[] {
  let used = 0;
  const end = characters.findIndex((character) => (used += jsonBytes(character)) > bytes);
  return characters.slice(0, end);
}

/** A text and its class. */
type Word = readonly [text: string, className: string];

/** The few shapes that our pictures are made of, as SVG text. Colours come from classes, so that light and dark share one picture. */
export const svg = {
  /** A rectangle. */
  box: (x: number, y: number, width: number, height: number, radius: number, className: string) =>
    `<rect x="${fix(x)}" y="${fix(y)}" width="${fix(width)}" height="${fix(height)}" rx="${radius}" class="${className}"/>`,

  /** One line of text, cut off where it would be longer than `width`. */
  text: (x: number, y: number, size: number, content: string, className: string, width = Infinity) =>
    `<text x="${fix(x)}" y="${fix(y)}" font-size="${size}" class="${className}">${escape(cut(content, width / (size * LETTER)))}</text>`,

  /** Two words, one after the other. */
  pair: (x: number, y: number, size: number, [first, firstClass]: Word, [second, secondClass]: Word) =>
    `<text x="${fix(x)}" y="${fix(y)}" font-size="${size}"><tspan class="${firstClass}">${escape(first)}</tspan>`
    + `<tspan dx="${size / 2}" class="${secondClass}">${escape(second)}</tspan></text>`,

  /** Shapes that belong together; readers are told the title when they point at them. */
  group: (className: string, title: string, ...content: string[]) => [`<g class="${className}"><title>${escape(title)}</title>`, ...content, '</g>'].join(''),

  escape,
};

/** Mean width of a letter of a sans-serif font, by its size; a little more than it is, so that nothing runs over. */
const LETTER = 0.53;

/** A text of at most so many letters. */
export function cut(content: string, letters: number): string {
  const most = Math.max(1, Math.floor(letters));
  return content.length <= most ? content : `${content.slice(0, most - 1)}…`;
}

function escape(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

function fix(value: number): string {
  return String(+value.toFixed(1));
}

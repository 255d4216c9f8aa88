/** One accent a datacenter, in their order; then from the start. */
const ACCENTS = [
  { light: '#2563eb', dark: '#60a5fa' },
  { light: '#0f766e', dark: '#2dd4bf' },
  { light: '#7c3aed', dark: '#a78bfa' },
  { light: '#b45309', dark: '#fbbf24' },
];

/** Class of the accent of the datacenter at that position. */
export function accent(position: number): string {
  return `a${position % ACCENTS.length}`;
}

interface Palette {
  readonly page: string;
  readonly panel: string;
  readonly card: string;
  readonly line: string;
  readonly ink: string;
  readonly soft: string;
  readonly good: string;
  readonly bad: string;
  readonly heap: string;
  readonly offHeap: string;
  readonly cache: string;
  readonly beside: string;
  readonly agents: string;
  readonly system: string;
  readonly spare: string;
}

const LIGHT: Palette = {
  page: '#ffffff',
  panel: '#f4f6f9',
  card: '#ffffff',
  line: '#d9dfe7',
  ink: '#1b2430',
  soft: '#5b6776',
  good: '#15803d',
  bad: '#c2410c',
  heap: '#1d4ed8',
  offHeap: '#4f8df5',
  cache: '#a9cbfb',
  beside: '#8b97a8',
  agents: '#abb5c4',
  system: '#ccd4de',
  spare: '#e8edf3',
};

const DARK: Palette = {
  page: '#0d1117',
  panel: '#151b23',
  card: '#1c2430',
  line: '#303a48',
  ink: '#e6edf3',
  soft: '#9aa7b7',
  good: '#4ade80',
  bad: '#fb923c',
  heap: '#3b82f6',
  offHeap: '#2b62c0',
  cache: '#1d4275',
  beside: '#7c8aa0',
  agents: '#5e6b80',
  system: '#434e5e',
  spare: '#28313e',
};

/** Light, and dark where the reader's system is. */
export const STYLE = [
  'text{font-family:-apple-system,"Segoe UI",Roboto,"Helvetica Neue","Liberation Sans",Arial,sans-serif}',
  '.h{font-weight:700}.b{font-weight:600}.m{text-anchor:middle}.e{text-anchor:end}',
  rules(LIGHT, 'light'),
  `@media (prefers-color-scheme:dark){${rules(DARK, 'dark')}}`,
].join('');

function rules(colors: Palette, theme: 'light' | 'dark'): string {
  const shapes = (['page', 'heap', 'offHeap', 'cache', 'beside', 'agents', 'system', 'spare'] as const).map((name) => `.${name}{fill:${colors[name]}}`);
  const framed = (['panel', 'card'] as const).map((name) => `.${name}{fill:${colors[name]};stroke:${colors.line}}`);
  const texts = (['ink', 'soft', 'good', 'bad'] as const).map((name) => `.${name}{fill:${colors[name]}}`);
  const accents = ACCENTS.map((color, at) => [
    `.a${at}.node{fill:${color[theme]};fill-opacity:${theme === 'light' ? 0.12 : 0.22};stroke:${color[theme]}}`,
    `.a${at}.bar{fill:${color[theme]}}`,
    `.a${at}.tag{fill:${color[theme]}}`,
  ].join(''));
  return [...shapes, ...framed, ...texts, ...accents].join('');
}

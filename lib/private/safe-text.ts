/** Stands for what is not shown. */
export const HIDDEN = '***';

/** What follows these words is a secret, with or without a separator: "password hunter2", "trustStorePassword=changeit", "Bearer eyJ...". */
const AFTER_PASSWORD = /((?:pass(?:word|wd|phrase)|pwd|bearer)["']?\s*[:=]?\s*)("(?:[^"\\]|\\.)*"|'[^']*'|[^\s,;)\]}"']+)/gi;
/** What follows these is one only after a separator: 'Secret "orders-superuser" not found' names an object. */
const AFTER_SEPARATOR = /((?:pass(?:word|wd|phrase)|pwd|bearer|secret|token|credentials?|api[-_]?key|access[-_]?key|private[-_]?key|authorization)["']?\s*[:=]\s*)("(?:[^"\\]|\\.)*"|'[^']*'|[^\s,;)\]}"']+)/gi;
/** How API servers quote what they refuse: `spec.x: Invalid value: "...": must be ...`. */
const REFUSED_VALUE = /(\b(?:invalid|unsupported|duplicate|forbidden|too long|too many) value:?\s*)("(?:[^"\\]|\\.)*"|[^\s:]+)/gi;
const ADDRESS_WITH_LOGIN = /:\/\/[^\s/@]+@/g;
/** Objects and lists that somebody printed: JSON, and Go's way to show a struct. */
const PRINTED_OBJECT = /\{[^{}]*["':=][^{}]*\}|\[[^[\]]*["'][^[\]]*\]/g;
const ACCESS_KEY = /\bA[A-Z]{3}[A-Z0-9]{16}\b/g;
const LONG_WORD = /[A-Za-z0-9+/_=-]{16,}/g;

/** Text that a user wrote, without what a word for secrets is assigned. */
export function withoutSecrets(text: string): string {
  return text.replace(ADDRESS_WITH_LOGIN, `://${HIDDEN}@`).replace(AFTER_SEPARATOR, `$1${HIDDEN}`);
}

/**
 * Text that others wrote (messages of events and conditions, errors of operators) without what may be a secret, on one line, and cut. Operators pass
 * on what API servers answer, and API servers and webhooks quote what they were sent.
 */
export function safeText(text: unknown, longest = 300): string {
  let safe = String(text ?? '').replace(/\s+/g, ' ').trim();
  for (let before = ''; before !== safe;) {
    before = safe;
    safe = safe.replace(PRINTED_OBJECT, HIDDEN);
  }
  safe = safe
    .replace(REFUSED_VALUE, `$1${HIDDEN}`)
    .replace(AFTER_PASSWORD, `$1${HIDDEN}`);
  safe = withoutSecrets(safe)
    .replace(ACCESS_KEY, HIDDEN)
    .replace(LONG_WORD, (word) => (looksRandom(word) ? HIDDEN : word));
  return safe.length > longest ? `${Array.from(safe).slice(0, longest).join('')}...` : safe;
}

/** Names in Kubernetes have no capitals, names of kinds have few changes between capitals, small letters and digits: passwords and keys have many. */
function looksRandom(word: string): boolean {
  const kinds = Array.from(word, (character) => (/[A-Z]/.test(character) ? 'A' : /[a-z]/.test(character) ? 'a' : '0'));
  if (!kinds.includes('A') || !/\d/.test(word)) return false;
  return kinds.filter((kind, at) => at > 0 && kind !== kinds[at - 1]).length > word.length / 4;
}

import { bundleHandlers } from '../tools/bundle-handlers';

/** Constructs whose code runs in Lambda need it bundled before a test synthesizes them. */
export default function bundle(): void {
  bundleHandlers();
}

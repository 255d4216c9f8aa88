import { k8ssandraLive } from './k8ssandra/live';
import type { LiveBackend } from './live';

/** How each backend is looked at, by the id that stands in its `watch.ready`. */
export const LIVE_BACKENDS: ReadonlyMap<string, LiveBackend> = new Map([
  ['k8ssandra', k8ssandraLive],
]);

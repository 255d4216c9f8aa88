/** Preloaded into a measured process: tells its peak memory when it ends. */
import { writeFileSync } from 'fs';

process.on('exit', () => writeFileSync(process.env.BENCH_USAGE!, JSON.stringify({ peakMb: process.resourceUsage().maxRSS / 1024 })));

import { defineRule, Offence } from './rule';
import { dangerOf } from '../model/jvm-properties';

/** What is refused: by pattern, why, and the way out. Java 17 of Cassandra 5.0 does not start with options that it no longer has. */
const REFUSED: readonly { readonly pattern: RegExp; readonly from?: number; readonly what: string; readonly fix: string }[] = [
  { pattern: /[\s"'`$\\;|&<>]/, what: 'has a character that the start script would interpret', fix: 'write one option an entry, without quotes and variables' },
  {
    pattern: /^-XX:[+-]?(PrintGC\w+Stamps|PrintGCApplication\w+|PrintTenuringDistribution|PrintHeapAtGC|PrintPromotionFailure|PrintFLSStatistics|\w*GCLogFile\w*)\b/,
    what: 'is not supported since Java 9 and prevents the JVM from starting',
    fix: 'write it as -Xlog:gc*=...',
  },
  { pattern: /^[^-]/, what: 'does not start with "-"', fix: 'write it as on the command line of java' },
  { pattern: /^-Xm[xsn]|^-XX:(Max|Initial|Min|Soft)?(HeapSize|MaxHeapSize|RAMPercentage|NewSize)|^-XX:(Max|Min|Initial)RAM/, what: 'sets the heap size again', fix: 'use heap of the datacenter' },
  { pattern: /^-XX:[+-]?(CMS|UseCMS|UseConcMarkSweepGC)/, from: 5, what: 'is not supported by Java 17 and prevents the JVM from starting', fix: 'remove it; garbageCollector chooses the collector' },
  { pattern: /^-XX:[+-]Use(G1|Z|Shenandoah|Serial|Parallel|ParNew|ConcMarkSweep|Epsilon)GC$/, what: 'selects a garbage collector in addition to that of the image', fix: 'use garbageCollector' },
  { pattern: /^-D(cassandra\.jmx\.|com\.sun\.management\.)/, what: 'changes JMX, which the operator sets up', fix: 'remove it' },
];

export const jvmOptions = defineRule({
  id: 'jvm-options',
  title: 'The JVM starts with its options',
  why: 'The operator does not validate them: some prevent the JVM from starting, others are dropped, and a shell interprets quotes.',
  source: 'Cassandra\'s cassandra-env.sh; OpenJDK 17, run; measured (options of CMS with 5.0)',
  * offences({ datacenters }) {
    for (const { name, jvm, version } of datacenters) {
      for (const option of jvm.options) yield* problems(option, name, version.major);
    }
  },
});

function* problems(option: string, datacenter: string, major: number): Iterable<Offence> {
  const place = `a Java option of datacenter "${datacenter}"`;
  const refused = REFUSED.find(({ pattern, from = 0 }) => major >= from && pattern.test(option)) ?? dangerOf(option);
  if (refused) yield { what: `${place} ${refused.what}`, got: withoutValue(option), fix: refused.fix };
  const percent = /^-XX:\w*Percent=(-?\d+)$/.exec(option);
  const count = /^-XX:\w*(Threads|Millis)=(.*)$/.exec(option);
  if (count && !/^\d+$/.test(count[2])) yield { what: `${place} is not a whole number`, got: option, allowed: '0 or more', fix: 'correct it' };
  if (percent && (Number(percent[1]) < 0 || Number(percent[1]) > 100)) {
    yield { what: `${place} is not a percentage`, got: option, allowed: '0 to 100', fix: 'correct it' };
  }
}

/** Options of the JVM as they are; of others only the name, since passwords of key stores and agents are given like that. */
function withoutValue(option: string): string {
  if (/^-X[\w:+-]*(=[\w.]*)?$/.test(option)) return option;
  const [name] = /^[^=:\s"'`]*/.exec(option)!;
  return name === option ? option : `${name}...`;
}

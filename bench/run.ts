/**
 * What the library costs beside plain AWS CDK: time, memory, size. Times are printed and judged by people; a template over the limits, or a
 * comparison with other resources than ours, fails.
 *
 *   npm run bench              nine runs of each
 *   npm run bench -- --quick   three
 */
import { importMilliseconds, interleaved, LIBRARY, peerModules, Sample, sample, SynthProcess } from './measure';
import { compilePrograms } from './programs';
import { scaleMilliseconds } from './scale';

const LIMIT_KB = 250;
const LIMIT_RESOURCES = 220;
/** What a further Cassandra cluster of one datacenter may add. It brings no function of its own: those are one each for an EKS cluster. */
const LIMIT_FURTHER = 35;
const ROUNDS = process.argv.includes('--quick') ? 3 : 9;

/** Datacenters, racks of each, and what is hoped for in milliseconds. */
const SCALES: ReadonlyArray<readonly [datacenters: number, racks: number, goal: string]> = [[1, 3, ''], [10, 3, ''], [100, 3, ''], [100, 10, '<= 200']];

type Row = [what: string, ours: string, plain: string, ratio: string, goal: string];

function main(): void {
  const programs = compilePrograms();
  const ours = new SynthProcess(programs.ours, programs.usage);
  const plain = new SynthProcess(programs.plain, programs.usage);

  const synth = interleaved(ROUNDS, { ours: () => ours.run(), plain: () => plain.run() });
  const peak = { ours: sample(ours.peaksMb), plain: sample(plain.peaksMb) };
  const own = sample(Array.from({ length: 3 }, () => ours.ownMilliseconds()));
  const peers = peerModules();
  const load = interleaved(ROUNDS, { ours: () => importMilliseconds([LIBRARY]), plain: () => importMilliseconds(peers) });
  const size = { ours: ours.template, plain: plain.template };
  const resources = { ours: total(size.ours.types), plain: total(size.plain.types) };
  const [one, two] = [1, 2].map((clusters) => typesOf(new SynthProcess(programs.clusters, programs.usage, { CLUSTERS: `${clusters}` })));
  const further = { resources: total(two) - total(one), functions: functions(two) - functions(one) };

  print([
    ['', 'ours', 'plain CDK', 'ratio', 'goal'],
    ['synth of the quickstart, whole process (ms)', show(synth.ours), show(synth.plain), ratio(synth.ours.median, synth.plain.median), '<= 1.2'],
    ['  of which in our own code (ms)', show(own), '', '', ''],
    ['peak memory of that (MB)', show(peak.ours), show(peak.plain), ratio(peak.ours.median, peak.plain.median), ''],
    ['import of what the quickstart uses / of all peers (ms)', show(load.ours), show(load.plain), ratio(load.ours.median, load.plain.median), '<= 1.2'],
    ['size of the template (KB)', kilobytes(size.ours.bytes), kilobytes(size.plain.bytes), ratio(size.ours.bytes, size.plain.bytes), `ours <= ${LIMIT_KB}`],
    ['resources in it', `${resources.ours}`, `${resources.plain}`, ratio(resources.ours, resources.plain), `ours <= ${LIMIT_RESOURCES}`],
    ['resources that a further Cassandra cluster adds', `${further.resources}`, '', '', `<= ${LIMIT_FURTHER}`],
  ]);
  print([
    ['model, sizing, rules, plan, rendering alone', 'ms', 'ms a datacenter', '', 'goal'],
    ...SCALES.map(([datacenters, racks, goal]): Row => {
      const spent = scaleMilliseconds(datacenters, racks, ROUNDS * 3);
      return [`  ${datacenters} x ${racks} racks`, spent.median.toFixed(2), (spent.median / datacenters).toFixed(3), '', goal];
    }),
  ]);
  console.log(`Node ${process.version}, ${ROUNDS} runs of each in turn: median (least to most). Our own code: V8's profiler, without what it calls.`);

  const failures = [
    ...size.ours.bytes > LIMIT_KB * 1024 ? [`the template has ${kilobytes(size.ours.bytes)} KB, more than ${LIMIT_KB}`] : [],
    ...resources.ours > LIMIT_RESOURCES ? [`the template has ${resources.ours} resources, more than ${LIMIT_RESOURCES}`] : [],
    ...further.resources > LIMIT_FURTHER ? [`a further Cassandra cluster adds ${further.resources} resources, more than ${LIMIT_FURTHER}`] : [],
    ...further.functions > 0 ? [`a further Cassandra cluster adds ${further.functions} functions of its own`] : [],
    ...differences(size.ours.types, size.plain.types),
  ];
  for (const failure of failures) console.error(`FAILED: ${failure}`);
  process.exitCode = failures.length > 0 ? 1 : 0;
}

/** The comparison is only fair while both make the same. */
function differences(ours: Map<string, number>, plain: Map<string, number>): string[] {
  return [...new Set([...ours.keys(), ...plain.keys()])].sort()
    .filter((type) => ours.get(type) !== plain.get(type))
    .map((type) => `the quickstart has ${ours.get(type) ?? 0} ${type}, bench/raw-app.ts ${plain.get(type) ?? 0}: bring it in line`);
}

function typesOf(program: SynthProcess): Map<string, number> {
  program.run();
  return program.template.types;
}

function functions(types: Map<string, number>): number {
  return types.get('AWS::Lambda::Function') ?? 0;
}

function total(types: Map<string, number>): number {
  return [...types.values()].reduce((sum, count) => sum + count, 0);
}

function show({ median, least, most }: Sample): string {
  return `${median.toFixed(0)} (${least.toFixed(0)} to ${most.toFixed(0)})`;
}

function ratio(ours: number, plain: number): string {
  return (ours / plain).toFixed(2);
}

function kilobytes(bytes: number): string {
  return (bytes / 1024).toFixed(0);
}

function print(rows: Row[]): void {
  console.log(`\n${rows.map(([what, ours, plain, times, goal]) =>
    `${what.padEnd(46)}${ours.padStart(20)}${plain.padStart(20)}${times.padStart(8)}${goal.padStart(14)}`.trimEnd()).join('\n')}\n`);
}

main();

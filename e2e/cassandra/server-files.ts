import * as fs from 'fs';
import * as path from 'path';
import { pathToFileURL } from 'url';
import { deepMerge } from '../../lib/private/deep-merge';
import { quote } from '../harness/quote';

/** Options without which no release runs on Java 17: what Cassandra reaches into. */
const JAVA_OPTIONS = path.join(__dirname, 'java17.options');

/** Where a server is in the ring. */
export interface Place {
  readonly address: string;
  readonly seeds: string[];
  readonly datacenter: string;
  readonly rack: string;
}

/**
 * Writes the configuration of a server: over the little that image and operator add for themselves (directories, addresses, snitch), what our model
 * says. The operator's own merge with the files of its images is not reachable here.
 */
export function writeServerFiles(folder: string, line: string, settings: object, { address, seeds, datacenter, rack }: Place): void {
  const stock = {
    cluster_name: 'e2e',
    partitioner: 'org.apache.cassandra.dht.Murmur3Partitioner',
    endpoint_snitch: 'GossipingPropertyFileSnitch',
    seed_provider: [{ class_name: 'org.apache.cassandra.locator.SimpleSeedProvider', parameters: [{ seeds: seeds.join(',') }] }],
    listen_address: address,
    rpc_address: address,
    // As in the stock file: Medusa does not know Cassandra's default.
    native_transport_port: 9042,
    commitlog_sync: 'periodic',
    [line === '4.0' ? 'commitlog_sync_period_in_ms' : 'commitlog_sync_period']: line === '4.0' ? 10_000 : '10000ms',
    data_file_directories: [path.join(folder, 'data')],
    commitlog_directory: path.join(folder, 'commitlog'),
    saved_caches_directory: path.join(folder, 'saved_caches'),
    hints_directory: path.join(folder, 'hints'),
    cdc_raw_directory: path.join(folder, 'cdc_raw'),
  };
  fs.mkdirSync(path.join(folder, 'conf'), { recursive: true });
  fs.mkdirSync(path.join(folder, 'tmp'), { recursive: true });
  const write = (name: string, text: string) => fs.writeFileSync(path.join(folder, 'conf', name), text);
  // One setting a line, as Medusa expects it when it edits the file.
  write('cassandra.yaml', Object.entries(deepMerge(stock, settings)).map(([name, value]) => `${name}: ${quote.yaml(value)}\n`).join(''));
  write('cassandra-rackdc.properties', `dc=${quote.property(datacenter)}\nrack=${quote.property(rack)}\n`);
  write('logback.xml', `<configuration><appender name="log" class="ch.qos.logback.core.ConsoleAppender"><target>System.err</target>
<encoder><pattern>%d{HH:mm:ss} %-5level %msg%n</pattern></encoder></appender><root level="INFO"><appender-ref ref="log"/></root></configuration>\n`);
}

/**
 * Arguments of java for a program that reads these files.
 *
 * @param jvmOptions what our model says; it comes last, as in the operator's images
 */
export function javaArguments(folder: string, classPath: string, jvmOptions: string[]): string[] {
  return [
    `@${JAVA_OPTIONS}`, '-XX:+UseG1GC', '-XX:TieredStopAtLevel=1', '-Xshare:auto', '-Djava.net.preferIPv4Stack=true',
    `-Dcassandra.config=${pathToFileURL(path.join(folder, 'conf', 'cassandra.yaml'))}`, `-Dcassandra.storagedir=${folder}`, `-Dlogback.configurationFile=${folder}/conf/logback.xml`,
    // Lanes share /tmp but not process ids: a JVM of one would complain of the file of another.
    '-XX:-UsePerfData', `-Djava.io.tmpdir=${folder}/tmp`, `-Djna.tmpdir=${folder}/tmp`,
    ...jvmOptions,
    '-cp', `${folder}/conf:${classPath}`,
  ];
}

/** What the start script of the image makes of the `jvmOptions` of a K8ssandraCluster. */
export function jvmArguments({ heap_initial_size, heap_max_size, gc, additionalOptions = [] }: any): string[] {
  const megabytes = (quantity: string) => {
    const [, number, unit] = /^(\d+)(Mi|Gi)$/.exec(quantity)!;
    return `${Number(number) * (unit === 'Gi' ? 1024 : 1)}M`;
  };
  return [
    `-Xms${megabytes(heap_initial_size)}`, `-Xmx${megabytes(heap_max_size)}`,
    // The operator chooses the collector for 4.x itself, in the place of the stock file's.
    ...(gc && gc !== 'G1GC' ? ['-XX:-UseG1GC', `-XX:+Use${gc.replace(/^Shenandoah$/, 'ShenandoahGC')}`] : []),
    ...additionalOptions,
  ];
}

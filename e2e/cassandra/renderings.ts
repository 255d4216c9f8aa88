import { strict as assert } from 'assert';
import { Size } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { App } from 'cdk8s';
import { assertAllChoices, configurationOf, statics, TypedOption, typedOptions } from './typed-options';
import * as library from '../../lib';
import { deepMerge } from '../../lib/private/deep-merge';

type Props = Partial<library.CassandraChartProps>;

/** What the operator would get for one configuration. */
export interface Rendering {
  readonly name: string;
  /** As in cassandra.yaml. */
  readonly settings: Record<string, unknown>;
  /** As in a K8ssandraCluster. */
  readonly jvmOptions: object;
}

/** What the library gives to the operator for a release, for configurations that together use every typed option with every kind of value. */
export class Renderings {
  /** Names of settings that the typed configuration has and the library refuses for this release. */
  public readonly refused: string[];
  private readonly options: TypedOption[];
  private readonly version: library.CassandraVersion;

  constructor(release: string) {
    this.version = library.CassandraVersion.of(release);
    const all = typedOptions('CassandraConfiguration');
    assertAllChoices(all);
    for (const option of all) assert.ok(this.namesOf(option).length > 0, `${option.path} renders nothing`);
    const error = (option: TypedOption, at: number) => this.render({ configuration: configurationOf([option], at) }).error;
    const isUnknown = (option: TypedOption) => error(option, 0)?.includes('settings-known');
    this.refused = all.filter(isUnknown).flatMap((option) => this.namesOf(option));
    this.options = all.filter((option) => !isUnknown(option)).map((option) => ({
      ...option,
      // Formats are judged together, the others one by one: tries came with 5.0.
      values: option.values.filter((_, at) => option.path.startsWith('sstables.') || !error(option, at)),
    }));
  }

  /** One rendering for each value of the options with the most of them, each with another collector, and one for each profile. */
  public all(): Rendering[] {
    const collectors = this.collectors();
    const count = Math.max(collectors.length, ...this.options.map(({ values }) => values.length));
    const typed = Array.from({ length: count }, (_, at) => this.accepted(`typed-${at + 1}`, {
      configuration: configurationOf(this.options, at),
      jvm: { garbageCollector: collectors[at % collectors.length], options: ['-Dcassandra.max_queued_native_transport_requests=1024'] },
      encryption: encryption(at),
    }));
    const profiles = Object.values(library.CassandraProfile).filter((one) => one instanceof library.CassandraProfile)
      .map((profile) => this.accepted(`profile-${profile.name}`, { profile }));
    return [...typed, ...profiles.filter(({ settings }) => Object.keys(settings).length > 0)];
  }

  /** Why the library refuses Java options, undefined if it does not. */
  public refusalOf(jvm: library.CassandraJvmOptions): string | undefined {
    return this.render({ jvm }).error;
  }

  private accepted(name: string, props: Props): Rendering {
    const { error, settings, jvmOptions } = this.render(props);
    assert.equal(error, undefined, `${this.version.version} ${name}`);
    return { name, settings, jvmOptions };
  }

  private namesOf(option: TypedOption): string[] {
    const names = option.values.flatMap((_, at) => Object.keys(this.render({ configuration: configurationOf([option], at) }).settings));
    // Without those that stand there whatever is asked for.
    const always = Object.keys(this.render({}).settings);
    return [...new Set(names)].filter((name) => !always.includes(name));
  }

  private collectors(): library.JvmGarbageCollector[] {
    const g1 = Object.fromEntries(typedOptions('G1Options').map(({ path, values: [value] }) => [path, value]));
    return statics(library.JvmGarbageCollector).map((name) => (library.JvmGarbageCollector as any)[name](name === 'g1' ? g1 : undefined));
  }

  private render({ jvm, ...props }: Props) {
    const chart = new library.CassandraChart(new App(), 'Orders', {
      version: this.version,
      availabilityZones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'],
      datacenters: [{
        name: 'dc1',
        nodes: 3,
        instanceType: new ec2.InstanceType('r8g.xlarge'),
        storage: library.CassandraStorage.gp3(Size.gibibytes(200)),
        // Small enough for any machine, and for servers that start beside each other.
        heap: Size.gibibytes(1),
        jvm,
      }],
      ...props,
    });
    const errors = chart.node.validate();
    const { cassandra } = chart.customResources[0].toJson().spec;
    return {
      error: errors.length > 0 ? errors.join('\n') : undefined,
      settings: deepMerge<Record<string, unknown>>(cassandra.config?.cassandraYaml ?? {}, cassandra.datacenters[0].config.cassandraYaml),
      jvmOptions: cassandra.datacenters[0].config.jvmOptions as object,
    };
  }
}

/** Each scope between nodes, and the ways for clients. */
function encryption(at: number): library.CassandraEncryptionOptions {
  const scopes = Object.values(library.InternodeEncryption);
  const certificates = library.CassandraCertificates.fromSecret('stores', { secretName: 'password' });
  return {
    internode: { certificates, scope: scopes[at % scopes.length] },
    client: { certificates, optional: at % 2 === 0, requireClientCertificates: at % 2 === 1 },
  };
}

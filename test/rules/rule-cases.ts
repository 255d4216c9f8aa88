import { Size } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { App } from 'cdk8s';
import { BackupSchedule, CassandraChart, CassandraChartProps, CassandraDatacenterOptions, CassandraStorage, CassandraVersion } from '../../lib';

/** A cluster that no rule has anything to say about. */
export const GOOD_DATACENTER: CassandraDatacenterOptions = {
  name: 'dc1',
  nodes: 3,
  instanceType: new ec2.InstanceType('r8g.2xlarge'),
  storage: CassandraStorage.gp3(Size.gibibytes(500)),
};

export const GOOD: CassandraChartProps = {
  version: CassandraVersion.V5_0_6,
  availabilityZones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'],
  datacenters: [GOOD_DATACENTER],
  backup: { bucketName: 'backups', region: 'eu-west-1', schedule: BackupSchedule.daily() },
};

export interface Verdict {
  readonly errors: string[];
  readonly warnings: string[];
}

/** What all rules say about a cluster, through the public construct. */
export function judge(props: Partial<CassandraChartProps>, id = 'Orders'): Verdict {
  const chart = new CassandraChart(new App(), id, { ...GOOD, ...props });
  return { errors: chart.node.validate(), warnings: chart.warnings };
}

/** A cluster whose only datacenter differs from the good one. */
export function withDatacenter(datacenter: Partial<CassandraDatacenterOptions>): Partial<CassandraChartProps> {
  return { datacenters: [{ ...GOOD_DATACENTER, ...datacenter }] };
}

export interface RuleCases {
  /** Clusters that the rule refuses, each with the words that its message must hold. */
  readonly fails?: Record<string, { readonly props: Partial<CassandraChartProps>; readonly says: RegExp }>;
  /** Clusters that it warns about. */
  readonly warns?: Record<string, { readonly props: Partial<CassandraChartProps>; readonly says: RegExp }>;
  /** Clusters of which another rule speaks, so that it keeps silent. */
  readonly leaves?: Record<string, Partial<CassandraChartProps>>;
  /** Clusters that neither it nor any other rule refuses, however close they come. */
  readonly passes: Record<string, Partial<CassandraChartProps>>;
}

/** One table of cases a rule. */
export function describeRule(id: string, cases: RuleCases): void {
  const tag = `[${id}]`;
  const said = (messages: string[]) => messages.filter((message) => message.endsWith(tag));

  describe(id, () => {
    for (const [name, { props, says }] of Object.entries(cases.fails ?? {})) {
      test(`fails: ${name}`, () => {
        expect(said(judge(props).errors)).toEqual([expect.stringMatching(says)]);
      });
    }

    for (const [name, { props, says }] of Object.entries(cases.warns ?? {})) {
      test(`warns: ${name}`, () => {
        const { errors, warnings } = judge(props);
        expect(said(warnings)).toEqual([expect.stringMatching(says)]);
        expect(said(errors)).toEqual([]);
      });
    }

    for (const [name, props] of Object.entries(cases.leaves ?? {})) {
      test(`leaves to others: ${name}`, () => {
        const { errors, warnings } = judge(props);
        expect(said([...errors, ...warnings])).toEqual([]);
        expect(errors).not.toEqual([]);
      });
    }

    for (const [name, props] of Object.entries(cases.passes)) {
      test(`passes: ${name}`, () => {
        const { errors, warnings } = judge(props);
        expect(said(warnings)).toEqual([]);
        // What passes one rule is no proof if another refuses it; a chart alone never takes tokens.
        expect(errors.filter((message) => !message.endsWith('[unresolved-token]'))).toEqual([]);
      });
    }
  });
}

import { App } from 'aws-cdk-lib';
import { Construct, DependencyGroup } from 'constructs';
import { CassandraCluster, CassandraPlatform } from '../../lib';
import { CLUSTER, findings, testPlatform, testStack } from '../fixtures';

type Parts = { readonly platform: CassandraPlatform; readonly cluster: CassandraCluster };

/** Findings on the order of operator and Cassandra clusters once an app has added its own dependencies. */
function told(change: (parts: Parts) => void): string[] {
  const platform = testPlatform(testStack());
  const cluster = platform.addCassandraCluster('Orders', CLUSTER);
  change({ platform, cluster });
  return findings(platform).filter((finding) => finding.includes('[operator-order]'));
}

describe('the order of operator and Cassandra clusters', () => {
  test('is that of the library: nothing is said', () => {
    expect(told(({ platform }) => platform.addCassandraCluster('Shop', CLUSTER))).toEqual([]);
  });

  test('can be completed by what comes before both, and by what comes after', () => {
    expect(told(({ platform, cluster }) => {
      const after = new Construct(platform, 'After');
      after.node.addDependency(cluster, platform.operator);
      cluster.node.addDependency(platform.network, platform.certManager);
    })).toEqual([]);
  });

  test('fails if a Cassandra cluster waits for the operator', () => {
    const [finding, ...others] = told(({ platform, cluster }) => cluster.node.addDependency(platform.operator));
    expect(finding).toMatch(/^Test\/Platform\/Operator: .*: Test\/Platform\/Orders waits for Test\/Platform\/Operator; remove .*\[operator-order\]$/);
    expect(others).toEqual([]);
  });

  test('fails if something around a Cassandra cluster waits for the operator, by a group or something else', () => {
    const platform = testPlatform(testStack());
    const around = new Construct(platform, 'Around');
    const between = platform.addCassandraCluster('Between', CLUSTER);
    new CassandraCluster(around, 'Orders', { ...CLUSTER, host: platform.host, network: platform.network, operator: platform.operator });
    around.node.addDependency(new DependencyGroup(between.workers[0]));
    expect(findings(platform).filter((finding) => finding.includes('[operator-order]'))).toEqual([]);
    between.workers[0].node.addDependency(platform.operator);
    expect(findings(platform).filter((finding) => finding.includes('[operator-order]'))).toEqual([
      expect.stringContaining('Test/Platform/Around waits for Test/Platform/Between/Workers/dc1 and Test/Platform/Between/Workers/dc1 waits for Test/Platform/Operator'),
    ]);
  });

  test('is reported at synth, before CDK or CloudFormation would report it', () => {
    const stack = testStack();
    const platform = testPlatform(stack);
    platform.addCassandraCluster('Orders', CLUSTER).node.addDependency(platform.operator);
    expect(() => App.of(stack)!.synth()).toThrow(/Validation failed[^]*\[operator-order\]/);
  });

  test.each<[string, (parts: Parts) => void, string]>([
    ['the operator waits for a Cassandra cluster', ({ platform, cluster }) => platform.operator.node.addDependency(cluster), 'Operator waits for Test/Platform/Orders'],
    ['a Cassandra cluster waits for its platform', ({ platform, cluster }) => cluster.node.addDependency(platform), 'Orders waits for Test/Platform'],
    ['the platform waits for its operator', ({ platform }) => platform.node.addDependency(platform.operator), 'Platform waits for Test/Platform/Operator'],
  ])('fails if %s', (_, change, waits) => {
    expect(told(change)).toEqual([expect.stringContaining(waits)]);
  });
});

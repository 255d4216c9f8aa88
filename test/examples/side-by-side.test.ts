import { EXAMPLE_NAMES, exampleTemplates } from './example';
import { references } from '../../lib/aws-resources/template';

/** A new account may run ten functions at once, and a custom resource takes up to three: CDK's framework, its waiter, and the handler. */
const MOST = 3;

type Resources = Record<string, any>;

/** What each resource waits for. */
function graphOf(resources: Resources): Map<string, string[]> {
  return new Map(Object.entries(resources).map(([id, { Metadata, ...resource }]) => {
    const named = [...references(resource), ...[resource.DependsOn ?? []].flat()];
    return [id, [...new Set(named)].filter((one) => one !== id && one in resources)];
  }));
}

/** Everything that a resource waits for, directly or not. */
function before(graph: Map<string, string[]>): (id: string) => Set<string> {
  const known = new Map<string, Set<string>>();
  const all = (id: string): Set<string> => {
    if (!known.has(id)) known.set(id, new Set(graph.get(id)!.flatMap((one) => [one, ...all(one)])));
    return known.get(id)!;
  };
  return all;
}

/** The most of some resources that CloudFormation may work on at once: as many as there are chains at least (Dilworth). */
function width(ids: readonly string[], earlier: (id: string) => Set<string>): number {
  const next = new Map<string, string>();
  const links = (id: string, tried: Set<string>): boolean => ids.some((one) => {
    if (!earlier(id).has(one) || tried.has(one)) return false;
    tried.add(one);
    const holder = next.get(one);
    if (holder !== undefined && !links(holder, tried)) return false;
    next.set(one, id);
    return true;
  });
  return ids.length - ids.filter((id) => links(id, new Set())).length;
}

/** Custom resources; what the app or CDK itself puts into the EKS cluster is not ours to order. */
const isOurs = ([id, { Type }]: [string, any]) => Type.startsWith('Custom::') && !/^Cluster(manifest|AwsAuth)/.test(id);

function widthOf(resources: Resources): number {
  return width(Object.entries(resources).filter(isOurs).map(([id]) => id), before(graphOf(resources)));
}

test.each(EXAMPLE_NAMES)('%s works on few custom resources at once', (name) => {
  const widths = exampleTemplates(name).map(({ template }) => widthOf(template.Resources as Resources));
  expect(widths.length).toBeGreaterThan(0);
  expect(Math.max(...widths)).toBeLessThanOrEqual(MOST);
});

test('the count finds those that nothing orders', () => {
  const custom = (...DependsOn: string[]) => ({ Type: 'Custom::X', DependsOn });
  expect(widthOf({ a: custom(), b: custom(), c: custom('a', 'b'), d: custom('b'), e: custom('b') })).toBe(3);
  expect(widthOf({ a: custom(), b: custom('a'), c: { Type: 'AWS::X', Properties: { Of: { 'Fn::GetAtt': ['b', 'Arn'] } } }, d: custom('c') })).toBe(1);
});

/** Seconds, roughly, as AWS takes them; what is not named takes five, a custom resource ten. */
const SECONDS: Record<string, number> = {
  'AWS::EKS::Cluster': 540,
  'AWS::EKS::Nodegroup': 180,
  'AWS::EKS::Addon': 90,
  'AWS::EC2::NatGateway': 110,
  'AWS::AutoScaling::AutoScalingGroup': 240,
  'AWS::IAM::InstanceProfile': 125,
  'AWS::IAM::Role': 17,
  'AWS::IAM::Policy': 17,
  'AWS::Lambda::Function': 30,
  'AWS::KMS::Key': 20,
  'Custom::AWSCDK-EKS-HelmChart': 150,
  'Custom::AWSCDK-EKS-KubernetesResource': 15,
  'Custom::CassandraAdmissionGate': 40,
  'Custom::CassandraReadiness': 600,
};

test('nothing of the order that keeps them few is on the longest way through the quickstart', () => {
  const [{ template }] = exampleTemplates('quickstart');
  const resources = template.Resources as Resources;
  const graph = graphOf(resources);
  const ends = new Map<string, { at: number; way: string[] }>();
  const end = (id: string): { at: number; way: string[] } => {
    if (!ends.has(id)) {
      const { at, way } = graph.get(id)!.map(end).reduce((one, other) => (other.at > one.at ? other : one), { at: 0, way: [] as string[] });
      const type = resources[id].Type as string;
      ends.set(id, { at: at + (SECONDS[type] ?? (type.startsWith('Custom::') ? 10 : 5)), way: [...way, id] });
    }
    return ends.get(id)!;
  };
  const longest = Object.keys(resources).map(end).reduce((one, other) => (other.at > one.at ? other : one));
  const types = longest.way.map((id) => resources[id].Type as string);
  expect(types).toEqual(expect.arrayContaining(['AWS::EKS::Cluster', 'AWS::AutoScaling::AutoScalingGroup', 'Custom::CassandraReadiness']));
  // An instance profile takes two minutes: it is made while the functions are.
  expect(types).not.toContain('AWS::IAM::InstanceProfile');
  expect(types.filter((type) => type === 'Custom::AWSCDK-EKS-KubernetesResource').length).toBeLessThanOrEqual(2);
});

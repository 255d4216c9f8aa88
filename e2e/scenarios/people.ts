import { strict as assert } from 'assert';
import { NAMESPACE } from './quickstart-stack';
import { Context } from './scenario';

const LEVELS = ['viewers', 'operators', 'owners'];

/** The deployed app with people: roles of IAM on each level. */
export const WITH_PEOPLE: [string, string][] = [['  backup: {', `  access: {
${LEVELS.map((level) => `    ${level}: [new iam.Role(stack, '${level}', { assumedBy: new iam.AccountRootPrincipal() })],`).join('\n')}
  },
  backup: {`]];

/** Verb, group, resource with its subresource, name; and who may do it. */
const TABLE: ReadonlyArray<readonly [verb: string, group: string, resource: string, name: string, who: readonly string[]]> = [
  ['list', 'k8ssandra.io', 'k8ssandraclusters', '', LEVELS],
  ['list', 'cassandra.datastax.com', 'cassandradatacenters', '', LEVELS],
  ['list', 'medusa.k8ssandra.io', 'medusabackups', '', LEVELS],
  ['get', '', 'pods/log', '', LEVELS],
  ['create', 'control.k8ssandra.io', 'cassandratasks', '', ['operators', 'owners']],
  ['create', 'medusa.k8ssandra.io', 'medusabackupjobs', '', ['operators', 'owners']],
  ['create', '', 'pods/eviction', '', ['operators', 'owners']],
  ['create', 'medusa.k8ssandra.io', 'medusarestorejobs', '', ['owners']],
  ['patch', 'k8ssandra.io', 'k8ssandraclusters', 'orders', ['owners']],
  ['patch', 'k8ssandra.io', 'k8ssandraclusters', 'other', []],
  ['create', '', 'pods/exec', '', ['owners']],
  ['get', '', 'secrets', 'orders-superuser', ['owners']],
  ['get', '', 'secrets', 'orders-reaper', []],
  ['list', '', 'secrets', '', []],
  ['delete', 'k8ssandra.io', 'k8ssandraclusters', 'orders', []],
  ['delete', '', 'persistentvolumeclaims', '', []],
  ['create', 'rbac.authorization.k8s.io', 'rolebindings', '', []],
];

/** Who may do what, as the API server decides it. */
export async function people({ environment, step }: Context): Promise<void> {
  const { client } = environment.cluster;
  const may = async (level: string, namespace: string, [verb, group, path, name]: typeof TABLE[number]) => {
    const [resource, subresource] = path.split('/');
    const { status } = await client.create('/apis/authorization.k8s.io/v1/subjectaccessreviews', {
      apiVersion: 'authorization.k8s.io/v1',
      kind: 'SubjectAccessReview',
      spec: { user: 'somebody', groups: ['system:authenticated', `${NAMESPACE}:orders:${level}`], resourceAttributes: { namespace, verb, group, resource, subresource, name } },
    });
    return status.allowed === true;
  };
  await step('viewers, operators and owners may do what docs/access.md says, in the namespace of the cluster only', async () => {
    for (const row of TABLE) {
      const able = [];
      for (const level of LEVELS) {
        if (await may(level, NAMESPACE, row)) able.push(level);
        assert.equal(await may(level, 'kube-system', row), false, `${level} in kube-system: ${row.join(' ')}`);
      }
      assert.deepEqual(able, row[4], row.join(' '));
    }
  });
}

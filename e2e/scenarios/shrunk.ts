import { strict as assert } from 'assert';
import { cassandraPods, placed, ready } from './quickstart-stack';
import { Context } from './scenario';
import { Cdk } from '../harness/cdk';
import { Environment } from '../harness/environment';
import { eventually } from '../harness/process';

/**
 * Six nodes become three as docs/nodes.md has it. Whatever is oldest goes first from a group, and that is where the nodes that stay run.
 *
 * @param last changes that come with the second deployment
 */
export async function shrunk({ environment, step }: Context, cdk: Cdk, edits: [string, string][], last: [string, string][]): Promise<void> {
  await step('cdk deploy with 3 nodes for 6 keeps the instances', async () => {
    await cdk.edit(...edits, ['nodes: 3', 'nodes: 3,\n    workerNodes: 6']).deploy();
    await eventually('three nodes are left', 300, async () => (await cassandraPods(environment)).length === 3);
    await ready(environment);
    assert.equal((await instances(environment)).length, 6);
  });
  const pods = (await cassandraPods(environment)).map(placeOf).sort();
  await step('cdk deploy without workerNodes ends the empty instances, and no other', async () => {
    await cdk.edit(...edits, ...last).deploy();
    assert.deepEqual(await instances(environment), pods.map(([node]) => node));
    assert.deepEqual((await cassandraPods(environment)).map(placeOf).sort(), pods);
    await placed(environment, 3);
  });
}

function placeOf({ metadata, spec }: any): [node: string, uid: string] {
  return [spec.nodeName, metadata.uid];
}

/** Those of racks, by their ids; the harness names a Kubernetes node after its instance. */
export async function instances(environment: Environment): Promise<string[]> {
  const { AutoScalingGroups } = await environment.aws.call('auto-scaling', 'DescribeAutoScalingGroups');
  return AutoScalingGroups.flatMap(({ Instances }: any) => Instances.map(({ InstanceId }: any) => InstanceId)).sort();
}

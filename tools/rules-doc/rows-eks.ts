import { made, none, Row, rule, ruleNote } from './answer';

/** What goes wrong with EKS, its workers and AWS CDK. */
export const EKS: readonly Row[] = [
  ['E1', 'capacity of Amazon Linux 2023', made('user data of our own')],
  ['E2', 'launch configurations', made('launch templates')],
  ['E3', 'images of Bottlerocket for arm64', made('Amazon Linux 2023 by architecture')],
  ['E4', 'wrong image for new Graviton families', rule('worker-image', 'system-instance-type')],
  ['E5', 'image that moves and rolls all nodes', rule('worker-image')],
  ['E6', 'access entries for workers', rule('host-cluster-authentication')],
  ['E7', 'order of deletion', made('dependencies; no load balancers')],
  ['E8', 'no time-out of manifests', made('each manifest has one')],
  ['E9', 'chart that waits longer than its function', rule('chart-timeout')],
  ['E10', 'pruning, immutable objects', ruleNote('one object a manifest, fixed names', 'storage-class')],
  ['E11', 'manifests that are too large', rule('manifest-too-large')],
  ['E12', 'answers of custom resources that are too long', made('short answers')],
  ['E13', 'add-ons without a role', made('add-ons of our own')],
  ['E14', 'identity agent twice', made('one agent')],
  ['E15', 'kubectl far from the cluster\'s version', rule('kubectl-version')],
  ['E16', 'imported clusters without kubectl', rule('host-cluster-kubectl')],
  ['E17', 'changes that replace the cluster', none('a test compares the examples with frozen templates')],
  ['E18', 'nodes before the network', made('dependencies')],
  ['E19', 'subnets and groups by zone', rule('rack-zones', 'worker-zone')],
  ['E20', 'versions of the CDK CLI', none('not seen by the library')],
  ['E21', 'CLI older than the library', none('not seen by the library')],
  ['E22', 'changes of the handlers', none('tests run the real handlers')],
  ['E-fit', 'pods that fit no node', rule('pod-fits-node', 'instance-known', 'worker-max-pods')],
  ['E-volumes', 'volumes that EBS does not offer', rule('volume-limits', 'volume-iops-ratio', 'volume-throughput-ratio')],
];

/** What the values of the k8ssandra-operator chart are made of. */
export interface K8ssandraOperatorValues {
  readonly operatorVersion: string;
  readonly cassOperatorVersion: string;
  readonly imageRegistry?: string;
  readonly crdUpgrader: boolean;
  readonly nodeSelector: Record<string, string>;
  readonly tolerations: object[];
  readonly resources: object;
}

/** Name of the Helm release and of everything the chart names after it. Never changes: another name is another operator. */
export const RELEASE = 'k8ssandra-operator';

/**
 * Values of the k8ssandra-operator chart (keys: values.yaml and templates of the chart 1.32.5 and of its subchart cass-operator 0.64).
 *
 * The chart knows no priority class, affinity or disruption budget.
 */
export function k8ssandraOperatorValues(input: K8ssandraOperatorValues): Record<string, unknown> {
  const { imageRegistry, nodeSelector, tolerations, resources } = input;
  const registry = imageRegistry === undefined ? {} : { registry: imageRegistry };
  const pods = { replicaCount: 1, nodeSelector, tolerations, resources };
  return {
    'global': {
      clusterScoped: true,
      clusterScopedResources: true,
      // What the operators deploy: Cassandra, Medusa, Reaper, client, logger, config builder.
      ...(imageRegistry !== undefined && { imageConfig: { defaults: registry } }),
    },
    'fullnameOverride': RELEASE,
    'controlPlane': true,
    // One replica: the chart gives the operator no leader election.
    ...pods,
    // The chart's source says "latest"; only the published package has the version in it.
    'image': { tag: `v${input.operatorVersion}`, ...registry, ...(imageRegistry !== undefined && { registryOverride: imageRegistry }) },
    ...(imageRegistry !== undefined && { client: { image: registry } }),
    'disableCrdUpgraderJob': !input.crdUpgrader,
    'cass-operator': {
      ...pods,
      fullnameOverride: `${RELEASE}-cass-operator`,
      image: { tag: `v${input.cassOperatorVersion}`, ...registry },
    },
  };
}

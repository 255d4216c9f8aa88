import type { CassandraDatacenterSpec } from '../crds/cassandra/cassandra-datacenter';

type Quantity = NonNullable<NonNullable<CassandraDatacenterSpec['resources']>['limits']>[string];

/** A Kubernetes object as plain data. Fields unknown to this library pass through. */
export interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Record<string, string>;
    readonly annotations?: Record<string, string>;
  };
  readonly [field: string]: unknown;
}

/** Labels by which people find the objects of this library. */
export function ownLabels(cluster: string): Record<string, string> {
  return {
    'app.kubernetes.io/managed-by': 'cdk-eks-cassandra',
    'app.kubernetes.io/instance': cluster,
  };
}

/** A string in place of the cdk8s class, for the structs of `crds`; it is rendered unchanged. */
export function quantity(text: string): Quantity {
  return text as unknown as Quantity;
}

/** A size in MiB as a Kubernetes quantity. */
export const mebibytes = (value: number) => `${value}Mi`;
/** A CPU share in thousandths as a Kubernetes quantity. */
export const millis = (value: number) => `${value}m`;

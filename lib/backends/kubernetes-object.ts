import type { CassandraDatacenterSpec } from '../crds/cassandra/cassandra-datacenter';

type Quantity = NonNullable<NonNullable<CassandraDatacenterSpec['resources']>['limits']>[string];

/** A Kubernetes object as plain data. Fields that this library does not know pass through. */
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

/** Labels by which people find what this library made. */
export function ownLabels(cluster: string): Record<string, string> {
  return {
    'app.kubernetes.io/managed-by': 'cdk-eks-cassandra',
    'app.kubernetes.io/instance': cluster,
  };
}

/** Text in place of the class of cdk8s, for the structs of `crds`: it is rendered as it is. */
export function quantity(text: string): Quantity {
  return text as unknown as Quantity;
}

/** A size in MiB as a Kubernetes quantity. */
export const mebibytes = (value: number) => `${value}Mi`;
/** A CPU share in thousandths as a Kubernetes quantity. */
export const millis = (value: number) => `${value}m`;

import type { Resources, SizingModel } from '../model/cluster-model';

/** Versions that EKS itself needs for one Kubernetes minor. */
export interface KubernetesDefaults {
  /** Release of the AL2023 EKS-optimized AMI, as in its name: "v20260720". */
  readonly amiRelease: string;
  /** EKS add-on name -> version. An add-on that is missing here gets the version that EKS chooses. */
  readonly addons: Readonly<Record<string, string>>;
}

/** What containers beside Cassandra get in pods of k8ssandra-operator. */
export interface K8ssandraDefaults {
  readonly medusa: Resources;
  /** The container that prints Cassandra's log. */
  readonly logger: Resources;
}

/** One frozen set of defaults. What is here rolls nodes or pods when it changes, so a set never changes after its release. */
export interface DefaultsTable {
  /** Kubernetes minor ("1.35") -> what EKS needs for it. */
  readonly kubernetes: Readonly<Record<string, KubernetesDefaults>>;
  readonly charts: {
    readonly k8ssandraOperator: string;
    readonly certManager: string;
  };
  readonly workers: {
    /** Limit of pods on a worker: Cassandra, its neighbours of the operator and the daemonsets. */
    readonly maxPods: number;
    /** Root volume of a worker in GiB: images, logs and scratch; data has volumes of its own. */
    readonly rootVolumeGib: number;
  };
  readonly sizing: SizingModel;
  readonly k8ssandra: K8ssandraDefaults;
}

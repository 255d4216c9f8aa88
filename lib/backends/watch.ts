/** A kind of Kubernetes object, with the parts of its API path. */
export interface Kind {
  /** API group, as in "apps"; empty for the core group. */
  readonly group: string;
  readonly version: string;
  readonly plural: string;
  readonly kind: string;
}

/** The smallest object of a kind that its webhooks accept. It is only created as a dry run. */
export interface Probe {
  readonly kind: Kind;
  readonly spec: object;
}

/** RBAC permissions within a namespace. */
export interface Right {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly resourceNames?: readonly string[];
  readonly verbs: readonly string[];
}

/**
 * What the functions of a deployment watch, as plain data that they receive as a property: they know no operator by name. All their permissions in
 * Kubernetes follow from it.
 */
export interface Watch {
  /** What the deleter deletes, by the name of the Cassandra cluster; everything else of the cluster is deleted with it. */
  readonly owner: Kind;
  /** Objects that can outlive the owner and need the operator for their deletion: the barrier waits until none of them is left in the namespace. */
  readonly children: readonly Kind[];
  /** Other objects that show what is in progress: StatefulSets, tasks, restores. */
  readonly looks: readonly Kind[];
  /** Determines how the functions detect that Cassandra is ready: the id of the backend whose code they use. */
  readonly ready: string;
  /** Kinds for which the operator has a webhook, tested before one of them is changed. Empty if there is no operator. */
  readonly probes: readonly Probe[];
}

/** Permissions of the gates of one Cassandra cluster in its namespace. */
export function gateRights({ owner, children, looks }: Watch, cluster: string): Right[] {
  return [
    { apiGroups: [owner.group], resources: [owner.plural], resourceNames: [cluster], verbs: ['get', 'delete'] },
    ...childRights({ children: [...children, ...looks] }),
    { apiGroups: [''], resources: ['pods', 'events', 'persistentvolumeclaims'], verbs: ['list'] },
  ];
}

/** Permission to read the objects that the operator creates for the owner. */
export function childRights({ children }: Pick<Watch, 'children'>): Right[] {
  return children.map(({ group, plural }) => ({ apiGroups: [group], resources: [plural], verbs: ['list'] }));
}

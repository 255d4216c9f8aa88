/** A kind of Kubernetes objects, with what its path in the API is made of. */
export interface Kind {
  /** As in "apps"; empty for the core group. */
  readonly group: string;
  readonly version: string;
  readonly plural: string;
  readonly kind: string;
}

/** The smallest object of a kind that its webhooks accept: it is tried (dry run), and never made. */
export interface Probe {
  readonly kind: Kind;
  readonly spec: object;
}

/** Rights of RBAC within a namespace. */
export interface Right {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly resourceNames?: readonly string[];
  readonly verbs: readonly string[];
}

/**
 * What the functions of a deployment look at, as plain data that goes to them as a property: they know no operator by name. All rights that they get
 * in Kubernetes follow from it.
 */
export interface Watch {
  /** What the deleter deletes, by the name of the Cassandra cluster: everything else of the cluster goes with it. */
  readonly owner: Kind;
  /** What can outlive the owner and needs the operator to go: the barrier waits until the namespace has none of it. */
  readonly children: readonly Kind[];
  /** What else tells what goes on: sets of pods, tasks, restores. */
  readonly looks: readonly Kind[];
  /** How the functions find out whether Cassandra serves: the id of the backend whose part they use. */
  readonly ready: string;
  /** Kinds with a webhook of the operator, tried before one of them is changed. Empty if there is no operator. */
  readonly probes: readonly Probe[];
}

/** What the gates of one Cassandra cluster may do in its namespace. */
export function gateRights({ owner, children, looks }: Watch, cluster: string): Right[] {
  return [
    { apiGroups: [owner.group], resources: [owner.plural], resourceNames: [cluster], verbs: ['get', 'delete'] },
    ...childRights({ children: [...children, ...looks] }),
    { apiGroups: [''], resources: ['pods', 'events', 'persistentvolumeclaims'], verbs: ['list'] },
  ];
}

/** The right to look at what the operator makes of the owner. */
export function childRights({ children }: Pick<Watch, 'children'>): Right[] {
  return children.map(({ group, plural }) => ({ apiGroups: [group], resources: [plural], verbs: ['list'] }));
}

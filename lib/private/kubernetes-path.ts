/** What an API server calls a kind. */
export interface PathParts {
  /** Empty for the core group. */
  readonly group: string;
  readonly version: string;
  readonly plural: string;
}

/** Path of a kind in all namespaces. */
export function everywherePath({ group, version, plural }: PathParts): string {
  return `${rootOf(group, version)}/${plural}`;
}

/** Path of one object of a kind that has no namespaces. */
export function clusterPath(kind: PathParts, name: string): string {
  return `${everywherePath(kind)}/${encodeURIComponent(name)}`;
}

/** Path of a kind in a namespace, or of one object of it. Names are encoded, whatever stands in them. */
export function kubernetesPath({ group, version, plural }: PathParts, namespace: string, name?: string): string {
  const within = `${rootOf(group, version)}/namespaces/${encodeURIComponent(namespace)}/${plural}`;
  return name === undefined ? within : `${within}/${encodeURIComponent(name)}`;
}

function rootOf(group: string, version: string): string {
  return group === '' ? `/api/${version}` : `/apis/${group}/${version}`;
}

/** Kinds of Kubernetes itself. */
export const CORE = {
  pods: { group: '', version: 'v1', plural: 'pods', kind: 'Pod' },
  events: { group: '', version: 'v1', plural: 'events', kind: 'Event' },
  secrets: { group: '', version: 'v1', plural: 'secrets', kind: 'Secret' },
  claims: { group: '', version: 'v1', plural: 'persistentvolumeclaims', kind: 'PersistentVolumeClaim' },
  nodes: { group: '', version: 'v1', plural: 'nodes', kind: 'Node' },
  attachments: { group: 'storage.k8s.io', version: 'v1', plural: 'volumeattachments', kind: 'VolumeAttachment' },
} as const;

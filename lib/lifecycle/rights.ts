/** Permissions within one namespace, bound to the group of a function. */
export function namespaceRights(name: string, namespace: string, group: string, rules: object[]): object[] {
  return boundRights('', { name, namespace }, group, rules);
}

/** Permissions on cluster-scoped objects, bound to the group of a function. */
export function clusterRights(name: string, group: string, rules: object[]): object[] {
  return boundRights('Cluster', { name }, group, rules);
}

function boundRights(scope: '' | 'Cluster', metadata: { readonly name: string; readonly namespace?: string }, group: string, rules: object[]): object[] {
  return [
    { apiVersion: 'rbac.authorization.k8s.io/v1', kind: `${scope}Role`, metadata, rules },
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: `${scope}RoleBinding`,
      metadata,
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: `${scope}Role`, name: metadata.name },
      subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'Group', name: group }],
    },
  ];
}

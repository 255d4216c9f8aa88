import type { Kind, Right, Watch } from './watch';

/** Levels of people, each of which includes the one before. */
export const LEVELS = ['viewers', 'operators', 'owners'] as const;
export type Level = typeof LEVELS[number];

/** Kinds of a backend that people work with, besides those that the functions of a deployment watch. */
export interface PeopleKinds {
  /** What they look at. */
  readonly views: readonly Kind[];
  /** What they create to run a task or a backup, and delete to stop it. */
  readonly runs: readonly Kind[];
  /** What they create to replace data. */
  readonly restores: readonly Kind[];
}

/** A Cassandra cluster, as far as its permissions name it. */
export interface PeopleSubject {
  readonly name: string;
  readonly superuserSecret: string;
}

const READ = ['get', 'list', 'watch'];
const START = ['create', 'delete'];
const NONE: PeopleKinds = { views: [], runs: [], restores: [] };

/** Permissions of one level in the namespace of a Cassandra cluster. */
export function rightsOf(level: Level, { owner, children, looks }: Watch, kinds: PeopleKinds = NONE, subject: PeopleSubject): Right[] {
  const { name, superuserSecret } = subject;
  const own: Record<Level, Right[]> = {
    viewers: [
      ...of([owner, ...children, ...looks, ...kinds.views], READ),
      { apiGroups: [''], resources: ['pods', 'events', 'services', 'persistentvolumeclaims', 'serviceaccounts'], verbs: READ },
      { apiGroups: [''], resources: ['pods/log'], verbs: ['get'] },
      { apiGroups: ['apps'], resources: ['statefulsets', 'deployments'], verbs: READ },
      { apiGroups: ['policy'], resources: ['poddisruptionbudgets'], verbs: READ },
      { apiGroups: ['networking.k8s.io'], resources: ['networkpolicies'], verbs: READ },
    ],
    operators: [...of(kinds.runs, START), { apiGroups: [''], resources: ['pods/eviction'], verbs: ['create'] }],
    owners: [
      ...of(kinds.restores, START),
      { apiGroups: [owner.group], resources: [owner.plural], resourceNames: [name], verbs: ['patch', 'update'] },
      { apiGroups: [''], resources: ['pods/exec', 'pods/portforward'], verbs: ['create'] },
      { apiGroups: [''], resources: ['secrets'], resourceNames: [superuserSecret], verbs: ['get'] },
    ],
  };
  return LEVELS.slice(0, LEVELS.indexOf(level) + 1).flatMap((one) => own[one]);
}

/** One rule for each API group. */
function of(kinds: readonly Kind[], verbs: readonly string[]): Right[] {
  const groups = [...new Set(kinds.map(({ group }) => group))];
  return groups.map((group) => ({
    apiGroups: [group], resources: [...new Set(kinds.filter((kind) => kind.group === group).map(({ plural }) => plural))], verbs,
  }));
}

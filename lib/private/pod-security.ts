/** Levels of Kubernetes' Pod Security Standards. */
export type PodSecurityLevel = 'privileged' | 'baseline' | 'restricted';

/**
 * Labels by which the API server holds the pods of a namespace to a level. Whoever may make pods takes the node otherwise: by a path of it, its
 * network or a privileged container.
 */
export function podSecurity(level: PodSecurityLevel): Record<string, string> {
  return { 'pod-security.kubernetes.io/enforce': level };
}

import { objectNames } from './object-names';
import type { ReaperTemplate } from '../../crds/reaper/reaper-template';

type EnvVar = NonNullable<ReaperTemplate['additionalEnvVars']>[number];

/**
 * The key with which Reaper signs the sessions of its web UI and API. Without one, it takes a constant that its image publishes, so that whoever
 * reaches it can sign in.
 *
 * The key consists of two passwords that the operator generates in the namespace and that Reaper has anyway, of 20 random characters each: one alone
 * would be too short for HMAC-SHA256, which takes 32 bytes or more. Kubernetes puts variables into others that come later in the list.
 */
export function sessionKey(clusterName: string): EnvVar[] {
  return [
    passwordOf('SESSION_KEY_UI', objectNames.reaperUiSecret(clusterName)),
    passwordOf('SESSION_KEY_CQL', objectNames.reaperSecret(clusterName)),
    { name: 'JWT_SECRET', value: '$(SESSION_KEY_UI)$(SESSION_KEY_CQL)' },
  ];
}

function passwordOf(name: string, secret: string): EnvVar {
  return { name, valueFrom: { secretKeyRef: { name: secret, key: 'password' } } };
}

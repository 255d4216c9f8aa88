import type { Check } from './check';

/** Worker nodes are created for the version in the template: a kubelet may be older than the API server, never newer. */
export const kubernetesVersion: Check = {
  id: 'kubernetes-version',
  acceptable: true,
  offences: ({ wantedKubernetes, runningKubernetes }) => (wantedKubernetes === undefined || wantedKubernetes === runningKubernetes ? [] : [{
    what: `the control plane runs Kubernetes ${runningKubernetes}, and the template says ${wantedKubernetes}`, fix: `say ${runningKubernetes} in the code, or bring the control plane to ${wantedKubernetes}`,
  }]),
};

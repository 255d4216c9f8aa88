import { defineRule } from './rule';
import { LABEL_ZONE } from '../private/placement';
import { labelConflicts } from '../sizing/compute-kind';

const VALUE = /^([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$/;
const KEY = /^([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?\/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;

export const existingNodes = defineRule({
  id: 'existing-nodes',
  title: 'Existing worker nodes are selected by a label and protected by a taint',
  why: 'Without a label, pods are scheduled onto any node of the zone. Without a taint, other pods take the memory of the node.',
  source: 'Kubernetes: labels, taints',
  * offences({ datacenters }) {
    for (const { name, instance, workers } of datacenters) {
      const { existing, labels, taints } = workers;
      if (!existing) continue;
      const place = `the existing nodes of datacenter "${name}"`;
      if (LABEL_ZONE in labels) {
        yield { what: `${place} are selected by a zone, which the racks determine`, got: labels[LABEL_ZONE], fix: 'remove the label, and give racks their zones' };
      }
      for (const [key, value] of Object.entries(labels)) {
        if (!isTaken(key, value)) {
          yield { what: `${place} have an invalid label`, got: `${key}=${value}`, fix: 'correct it' };
        }
      }
      for (const conflict of labelConflicts(workers, instance)) {
        yield { what: `${place} are described by labels that no instance has together`, got: conflict, fix: 'keep those that `kubectl get nodes --show-labels` shows' };
      }
      for (const { key, value = '' } of taints) {
        if (!isTaken(key, value)) yield { what: `${place} have an invalid taint`, got: value ? `${key}=${value}` : key, fix: 'correct it' };
      }
      if (taints.length === 0) {
        yield { level: 'warning', what: `${place} have no taint, so other pods use their resources`, fix: 'taint them and name the taint, or acknowledge that nothing else is scheduled there' };
      }
    }
  },
});

/** What only the deployment knows is left to Kubernetes. */
function isTaken(key: string, value: string): boolean {
  return (key.includes('${Token[') || KEY.test(key)) && (value.includes('${Token[') || VALUE.test(value));
}

import { defineRule } from './rule';

const LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;

export const backupSchedules = defineRule({
  id: 'backup-schedules',
  title: 'Additional schedules have unique names and existing datacenters',
  why: 'Two schedules with the same name are the same Kubernetes object, so the API server refuses the second one during the deployment.',
  source: 'Kubernetes',
  * offences({ datacenters, backup }) {
    if (!backup) return;
    const known = datacenters.map(({ name }) => name);
    const seen = new Set<string>();
    for (const { name, datacenters: asked = [] } of backup.additional) {
      if (!LABEL.test(name)) {
        yield { what: 'the name of an additional backup schedule is not a DNS label', got: name, allowed: 'a-z, 0-9 and "-", first and last a letter or digit', fix: 'rename it' };
      }
      if (seen.has(name)) yield { what: 'two additional backup schedules have the same name', got: name, fix: 'rename one of them' };
      seen.add(name);
      for (const datacenter of asked) {
        if (!known.includes(datacenter)) {
          yield { what: `the additional backup schedule "${name}" refers to a datacenter that does not exist`, got: datacenter, allowed: known.join(', '), fix: 'name one of them' };
        }
      }
    }
  },
});

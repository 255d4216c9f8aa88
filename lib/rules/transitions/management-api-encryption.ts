import { defineDatacenterTransition } from './transition';
import { differ, shown } from '../../model/guarded-cluster';

export const managementApiEncryption = defineDatacenterTransition({
  id: 'management-api-encryption',
  title: 'How the management API is spoken to is decided when the cluster is made',
  why: 'the operator speaks to all nodes as the new setting says while they still listen as the old one said: it takes them for unhealthy, and never gets to the restart that would end it',
  source: 'cass-operator 1.30.3 to 1.32.0, reconcile_racks.go: CheckPodsReady, which asks each node over the management API, comes before CheckRackPodTemplate',
  * missteps(before, after) {
    const [was, now] = [before.managementApi, after.managementApi];
    if (was === undefined || now === undefined || !differ(was, now)) return;
    const what = `encryption of the management API of datacenter "${after.name}" goes from ${shown(was)} to ${shown(now)}`;
    yield [was, now].includes('none')
      ? { what, fix: 'leave it as it is; docs/encryption.md tells what it takes for a cluster that runs' }
      : { what, fix: 'put new certificates into the Secrets that are there; if the old and the new ones are of one authority, accept it for one deployment' };
  },
});

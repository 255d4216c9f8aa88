import { differ, shown } from '../../../model/guarded-cluster';
import { defineDatacenterTransition } from '../../../rules/transitions/transition';

export const managementApiEncryption = defineDatacenterTransition({
  id: 'management-api-encryption',
  title: 'Encryption of the management API is enabled once and then kept',
  why: 'the operator connects to all nodes with the new setting while they still use the old one: until the last node has restarted, it considers them unhealthy',
  source: 'cass-operator 1.30.3, measured with a fake of the management API: switched on, 3 nodes restart in 2 minutes and 6 in 3; the way back and other Secrets were not tried',
  * missteps(before, after) {
    const [was, now] = [before.managementApi, after.managementApi];
    if (was === undefined || now === undefined || !differ(was, now)) return;
    const what = `encryption of the management API of datacenter "${after.name}" goes from ${shown(was)} to ${shown(now)}`;
    if (was === 'none') return;
    yield now === 'none'
      ? { what, fix: 'leave it enabled; if you tested it on a copy, accept it for one deployment' }
      : { what, fix: 'put new certificates into the existing Secrets; if the old and the new ones have the same authority, accept it for one deployment' };
  },
});

import { defineDatacenterTransition } from './transition';
import { isUnknown, shown } from '../../model/guarded-cluster';

const CERTIFICATES = ' with certificates';

export const clientEncryption = defineDatacenterTransition({
  id: 'client-encryption',
  title: 'Client encryption is enabled and disabled in steps',
  why: 'nodes restart one after another, and each then refuses clients that do not meet the new requirements: applications lose node after node',
  source: 'Cassandra 4.0 to 5.0, client_encryption_options: enabled, optional, require_client_auth',
  * missteps(before, after) {
    const [was, now] = [before.client, after.client];
    if (was === undefined || now === undefined || isUnknown(was) || isUnknown(now) || was === now) return;
    const what = `encryption of clients of datacenter "${after.name}" goes from ${shown(was)} to ${shown(now)}`;
    if (!taken(was).some((way) => taken(now).includes(way))) {
      yield {
        what: `${what}, so that no client configuration works before and after the change`,
        fix: 'follow the steps of docs/encryption.md: first with optional: true, then migrate the clients, then without; reverse them to go back',
      };
    } else if (now.endsWith(CERTIFICATES) && was !== 'none' && !was.endsWith(CERTIFICATES)) {
      yield {
        what: `${what}, which disconnects encrypted clients that present no certificate of the nodes' authority`,
        fix: 'make sure that each client has one (nodes did not request it until now), then accept it for one deployment',
      };
    }
  },
});

/** How clients may connect. */
function taken(setting: string): string[] {
  const encrypted = setting.endsWith(CERTIFICATES) ? ['with a certificate'] : ['with a certificate', 'encrypted'];
  return [...(setting.startsWith('required') ? [] : ['plain']), ...(setting === 'none' ? [] : encrypted)];
}

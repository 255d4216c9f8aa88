import { defineRule } from './rule';
import { isUnresolved } from '../model/deferred';
import { settingsOf } from '../model/settings';
import { DNS_1123_SUBDOMAIN } from '../private/names';

export const encryptionStores = defineRule({
  id: 'encryption-stores',
  title: 'Encryption has key stores for nodes and all their clients',
  why: 'Without stores, nodes with encryption do not start. Without certificates of their own, or a protocol that they speak, backups and repairs cannot log in.',
  source: 'Cassandra\'s conf/cassandra.yaml (server_encryption_options, client_encryption_options), measured without stores',
  * offences(model) {
    const { encryption, repair, backup, companions: { backedUpBy, repairedBy } } = model;
    for (const datacenter of model.datacenters) {
      const settings = settingsOf(model, datacenter);
      const client = settings.client_encryption_options as { enabled?: unknown } | undefined;
      const server = settings.server_encryption_options as { internode_encryption?: unknown } | undefined;
      const between = server?.internode_encryption;
      if (client && !isUnresolved(client) && String(client.enabled) === 'true' && !encryption.client) {
        yield { what: `clients of datacenter "${datacenter.name}" are encrypted by a setting, without key stores`, got: client, fix: 'use encryption: { client: { certificates } }' };
      }
      if (encryption.client && backup && backedUpBy && !takes(client, backedUpBy.protocol)) {
        yield {
          what: `nodes of datacenter "${datacenter.name}" do not accept ${backedUpBy.protocol.replace('v', ' ')}, but ${backedUpBy.name} supports no other version`,
          fix: `add ${backedUpBy.protocol} to accepted_protocols, or turn backups off`,
        };
      }
      if (server && !isUnresolved(server) && typeof between === 'string' && between !== 'none' && !encryption.internode) {
        yield { what: `nodes of datacenter "${datacenter.name}" are encrypted by a setting, without key stores`, got: server, fix: 'use encryption: { internode: { certificates } }' };
      }
    }
    if (encryption.managementApi && repair && repairedBy && encryption.managementApi.repairKeystores === undefined) {
      yield { what: `${repairedBy} has no certificate for the encrypted management API`, fix: 'give repairKeystoresSecretName, let cert-manager make all of it (ManagementApiCertificates.fromCertManager()), or turn repair off' };
    }
    const { internode, client, managementApi } = encryption;
    const secrets = [internode?.secret, internode?.passwordSecret, client?.secret, client?.passwordSecret,
      managementApi?.clientSecret, managementApi?.serverSecret, managementApi?.repairKeystores];
    for (const secret of new Set(secrets)) {
      if (secret !== undefined && !secret.includes('${') && !DNS_1123_SUBDOMAIN.test(secret)) {
        yield { what: 'a Secret of the encryption has an invalid Kubernetes name', got: secret, fix: 'correct it' };
      }
    }
  },
});

/** Whether a list of protocols, if there is one, has this one. */
function takes(options: unknown, protocol: string): boolean {
  const protocols = (options as { accepted_protocols?: unknown } | undefined)?.accepted_protocols;
  return !Array.isArray(protocols) || protocols.some((one) => isUnresolved(one) || one === protocol);
}

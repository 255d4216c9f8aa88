import { strict as assert } from 'assert';
import { Scenario } from './scenario';
import { join } from '../harness/nodes';
import { eventually } from '../harness/process';

/** Real servers and clients with the certificates that a real cert-manager makes from what the library renders. */
export const encryption: Scenario = {
  name: 'encryption',
  run: async ({ environment, step }) => {
    const plane = await step('a cluster with cert-manager, without AWS', async () => {
      const made = await environment.clusterWithoutAws('encryption', 26444);
      await join(made, { instanceId: 'i-a', zone: 'us-east-1a', instanceType: 'm7g.large' });
      await environment.installAddon(made, 'cert-manager');
      return made;
    });
    // Loads the whole library, which the other scenarios do not need.
    const { EncryptedRing } = await import('../cassandra/encrypted-ring');
    const ring = new EncryptedRing(environment, plane.client);
    try {
      await step('cert-manager takes issuers and certificates of the library, and makes their Secrets', () => ring.issue());
      await step('the certificate of the management API is what cass-operator and Reaper can use', () => ring.assertManagementApi());
      await step('a node with optional encryption: both kinds of clients get in', async () => {
        await ring.start('optional');
        await ring.login('optional');
        await ring.login('optional', ring.authority);
      });
      await step('a node that demands certificates joins it over an encrypted connection', async () => {
        await ring.start('strict');
        await ring.assertRing();
      });
      await step('there a client with a certificate gets in, one without does not, one that does not encrypt neither', async () => {
        await ring.login('strict', ring.client);
        await assert.rejects(ring.login('strict', ring.authority), /NoHostAvailable.*SSL/);
        await assert.rejects(ring.login('strict'), /NoHostAvailable/);
      });
      await step('Medusa gets in with the files that the operator gives to it', () => ring.medusaLogin('strict'));
      await step('a stranger is no peer', async () => {
        const node = ring.secret('orders-internode-tls');
        await ring.internode('strict', node);
        await assert.rejects(ring.internode('strict', { ca: node.ca }), /alert|closed/);
        await assert.rejects(ring.internode('strict', { ...ring.client, ca: node.ca }), /alert|closed/);
      });
      await step('a renewed certificate is shown without a restart, and who trusted the old one trusts it', async () => {
        const old = await ring.shown('strict');
        await ring.renew('orders-client-tls');
        // cert-manager may write the Secret more than once.
        await eventually('the renewed certificate is shown', 60, async () => {
          await ring.reload('orders-client-tls');
          return await ring.shown('strict') !== old;
        });
        await ring.login('strict', ring.client);
      });
    } finally {
      await ring.close();
    }
    await environment.stopCluster(plane);
  },
};

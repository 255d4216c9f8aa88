/**
 * Stand-in for one of the two operators: `main.ts <k8ssandra-operator|cass-operator> <kubeconfig> <volumes> <namespace> <pod ip>`.
 * Written from what the real ones were seen to do. README.md tells what it proves and what it does not.
 */
import * as path from 'path';
import { reconcileDatacenters } from './datacenters';
import { reconcileClusters } from './k8ssandra-clusters';
import { reconcileRestores } from './restores';
import { reconcileTasks } from './tasks';
import { serveWebhooks } from './webhooks';
import { KubeClient } from '../harness/kube-client';
import { sleep } from '../harness/process';

async function main([role, kubeconfig, volumes, , podIp]: string[]): Promise<void> {
  const client = KubeClient.fromKubeconfig(kubeconfig);
  await serveWebhooks(role, path.join(volumes, 'webhook'), podIp);
  const reconcilers = role === 'cass-operator' ? [reconcileDatacenters, reconcileTasks] : [reconcileClusters, reconcileRestores];
  for (;;) {
    for (const reconcile of reconcilers) await reconcile(client).catch((error) => console.error(new Date().toISOString(), error.message));
    await sleep(800);
  }
}

main(process.argv.slice(2)).catch((error) => {
  console.error(error);
  process.exit(1);
});

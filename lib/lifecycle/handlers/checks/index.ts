import type { Check } from './check';
import { datacenterThere } from './datacenter-there';
import { kubernetesVersion } from './kubernetes-version';
import { leavingBegun } from './leaving-begun';
import { replicasLeft } from './replicas-left';
import { restartPending } from './restart-pending';
import { restoreRunning } from './restore-running';
import { ringBusy } from './ring-busy';

/** What is looked at before a change, in the order in which it is told. */
export const CHECKS: readonly Check[] = [datacenterThere, leavingBegun, restoreRunning, replicasLeft, ringBusy, restartPending, kubernetesVersion];

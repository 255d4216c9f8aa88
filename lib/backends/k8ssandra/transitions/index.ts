import { backupsKept } from './backups-kept';
import { backupsPurge } from './backups-purge';
import { datacenterIdentity } from './datacenter-identity';
import { fewTokens } from './few-tokens';
import { imageRelease } from './image-release';
import { managementApiEncryption } from './management-api-encryption';
import { operatorAlone } from './operator-alone';
import { operatorRelease } from './operator-release';
import { racksAddedWithNodes } from './racks-added-with-nodes';
import { racksDistinct } from './racks-distinct';
import { reaperKeyspace } from './reaper-keyspace';
import { severalNodesOnOneWorker } from './several-nodes-on-one-worker';
import { sizeAlone } from './size-alone';
import { stopped } from './stopped';
import { superuserSecret } from './superuser-secret';
import { volumesKept } from './volumes-kept';
import type { TransitionRule } from '../../../rules/transitions/transition';

/** Rules about changes that only k8ssandra-operator, or what it deploys, cannot apply safely. */
export const TRANSITIONS: readonly TransitionRule[] = [
  datacenterIdentity, racksDistinct, racksAddedWithNodes, sizeAlone, stopped, volumesKept, fewTokens, severalNodesOnOneWorker,
  imageRelease, operatorRelease, operatorAlone, superuserSecret, managementApiEncryption, backupsKept, backupsPurge, reaperKeyspace,
];

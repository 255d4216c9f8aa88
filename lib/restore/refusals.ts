import type { BackedUpNode, Room } from './observed';
import { bytesPerNode, PlannedRestore } from './plan';

/** Nodes of one datacenter differ in size, and a download that does not fit fails when the datacenter has already been stopped. */
const ROOM_FACTOR = 1.2;

/**
 * Why a backup cannot be restored into a datacenter, with ways out. The operator checks only a part of this before it stops the datacenter (its
 * sources, 1.32.5), and nothing returns a stopped datacenter to its data.
 */
export function refusals(planned: PlannedRestore): string[] {
  const { backup, target } = planned;
  if (backup.incomplete !== undefined) return [`backup ${backup.name} is not complete: ${backup.incomplete}. Choose another one`];
  if (!target.answers) return [`no node of datacenter ${target.name} is ready, so that none can read the backup. Delete the Cassandra cluster and deploy it again, empty (docs/restore.md)`];
  return [...namesDiffer(planned), ...racksDiffer(planned), ...tokensDiffer(planned), ...hostsUnknown(planned)];
}

function namesDiffer({ backup, target }: PlannedRestore): string[] {
  const others = [...new Set(backup.nodes.map(({ datacenter }) => datacenter))].filter((name) => name !== target.nameInCassandra);
  return others.length === 0 ? [] : [
    `backup ${backup.name} is of datacenter ${others.join(', ')}, and ${target.name} is ${target.nameInCassandra} in Cassandra. Restore it into a datacenter of its name`,
  ];
}

/** The operator compares the number of racks, their names and the sum of nodes; a rack with more nodes than before makes it panic. */
function racksDiffer({ backup, target }: PlannedRestore): string[] {
  const before = sizes(backup.nodes);
  const now = new Map(target.racks.map(({ name, nodes }) => [name, nodes]));
  const names = [...new Set([...before.keys(), ...now.keys()])].sort();
  const different = names.filter((name) => before.get(name) !== now.get(name));
  const told = different.map((name) => `rack ${name} had ${before.get(name) ?? 0} nodes and has ${now.get(name) ?? 0}`);
  return told.length === 0 ? [] : [
    `backup ${backup.name} does not fit datacenter ${target.name}: ${told.join(', ')}. Restore it into a datacenter with the racks and nodes of the backup, and change its size afterwards`,
  ];
}

function sizes(nodes: readonly BackedUpNode[]): Map<string, number> {
  const counted = new Map<string, number>();
  for (const { rack } of nodes) counted.set(rack, (counted.get(rack) ?? 0) + 1);
  return counted;
}

/** Cassandra does not start with another number of tokens than its data has. */
function tokensDiffer({ backup, target }: PlannedRestore): string[] {
  const other = backup.nodes.find(({ tokens }) => tokens > 0 && target.tokens !== undefined && tokens !== target.tokens);
  return other === undefined ? [] : [
    `the nodes of backup ${backup.name} have ${other.tokens} tokens, and datacenter ${target.name} is configured for ${target.tokens}. Set num_tokens to ${other.tokens} first`,
  ];
}

function hostsUnknown({ backup }: PlannedRestore): string[] {
  const address = backup.nodes.map(({ host }) => host).find((host) => /^[\d.]+$|:/.test(host));
  return address === undefined ? [] : [`backup ${backup.name} names its nodes by addresses (${address}), which belong to other nodes by now. It can only be restored by hand`];
}

/** The whole backup is downloaded next to the live data before it replaces them. */
export function roomLacking({ backup, target }: PlannedRestore, room: readonly Room[]): string[] {
  const bytes = bytesPerNode(backup);
  const unseen = target.pods.filter((pod) => !room.some((one) => one.pod === pod));
  if (unseen.length > 0) return [`the free space of ${unseen.join(', ')} cannot be seen. Look at it yourself (df), then add --room-checked`];
  // The operator records no size for a backup that it found in the bucket.
  if (bytes === undefined) {
    return target.pods.every((pod) => room.some((one) => one.pod === pod && one.isEmpty)) ? []
      : [`the size of backup ${backup.name} is not recorded, and the volumes are not empty. Compare it with their free space yourself, then add --room-checked`];
  }
  const tight = room.filter((one) => target.pods.includes(one.pod) && one.bytes < bytes * ROOM_FACTOR);
  return tight.length === 0 ? [] : [
    `the backup is downloaded next to the live data, about ${gib(bytes)} for each node, and ${tight.map((one) => `${one.pod} has ${gib(one.bytes)} free`).join(', ')}. `
      + 'Enlarge the volumes first, or restore into a new, empty cluster (docs/restore.md)',
  ];
}

/** Bytes for people. */
export function gib(bytes: number): string {
  const value = bytes / 1024 ** 3;
  return value < 1 ? `${Math.ceil(bytes / 1024 ** 2)} MiB` : `${value < 10 ? value.toFixed(1) : Math.round(value)} GiB`;
}

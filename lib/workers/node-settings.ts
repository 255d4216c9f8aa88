/** A file that the node gets at its first start, in our own words about why. */
interface NodeFile {
  readonly path: string;
  readonly content: string;
}

/**
 * Kernel settings of the node. The name sorts behind the AMI's own 99-*.conf, whose vm.max_map_count is half of this.
 *
 * - vm.max_map_count: each sstable is mapped in several pieces; Cassandra warns at its start below this value (StartupChecks.java).
 * - vm.zone_reclaim_mode, vm.swappiness: DataStax's recommended production settings for Cassandra.
 */
const SYSCTL: NodeFile = {
  path: '/etc/sysctl.d/99-zz-cassandra.conf',
  content: `vm.max_map_count = 1048575
vm.zone_reclaim_mode = 0
vm.swappiness = 0
`,
};

/**
 * Memory in huge pages only for who asks for it: the kernel's search for free huge pages stalls whoever allocates, and a JVM whose
 * heap shall be in huge pages asks (-XX:+UseTransparentHugePages).
 */
const HUGE_PAGES: NodeFile = {
  path: '/etc/tmpfiles.d/cassandra.conf',
  content: `w /sys/kernel/mm/transparent_hugepage/enabled - - - - madvise
w /sys/kernel/mm/transparent_hugepage/defrag - - - - madvise
`,
};

/**
 * Read-ahead of 4 KiB, as Apache Cassandra recommends for SSDs (doc: getting-started/production.adoc, "Read ahead"). A rule and not a command,
 * since the volumes are attached when pods come. The root volume, which boots with the node, keeps its own.
 */
const READ_AHEAD: NodeFile = {
  path: '/etc/udev/rules.d/99-cassandra.rules',
  content: `ACTION=="add|change", SUBSYSTEM=="block", ENV{DEVTYPE}=="disk", KERNEL=="nvme[1-9]*n1", ATTR{queue/read_ahead_kb}="4"
`,
};

/** Shell lines that write the node's settings and make them hold from now on. */
export function nodeSettings(): string[] {
  return [
    ...[SYSCTL, HUGE_PAGES, READ_AHEAD].flatMap(writeFile),
    `sysctl --quiet --load=${SYSCTL.path}`,
    `systemd-tmpfiles --create ${HUGE_PAGES.path}`,
    'udevadm control --reload-rules',
    'swapoff --all',
  ];
}

/** Shell lines that write one file. */
export function writeFile(file: NodeFile): string[] {
  return [`cat > ${file.path} <<'EOF'`, ...file.content.trimEnd().split('\n'), 'EOF'];
}

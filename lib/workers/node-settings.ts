/** A file that the node gets at its first start. */
interface NodeFile {
  readonly path: string;
  readonly content: string;
}

/**
 * Kernel settings of the node. The name sorts behind the image's own 99-*.conf, whose vm.max_map_count is half of this.
 *
 * - vm.max_map_count: each sstable is mapped in pieces; Cassandra warns at its start below this value (StartupChecks.java).
 * - vm.zone_reclaim_mode: off, lest an instance of several memory nodes drops its page cache while another node has memory to spare.
 * - The largest socket buffers, for connections to far datacenters: a pod's network namespace takes tcp_rmem and tcp_wmem over from the node
 *   (Linux, net/ipv4/tcp_ipv4.c, tcp_sk_init). Keep-alive times it does not take over: they are the pod's (lib/model/pod-sysctls.ts).
 *
 * The last two are DataStax's for Cassandra (https://docs.datastax.com/en/ddac/doc/datastax_enterprise/config/configRecommendedSettings.html).
 * No swap and a synchronized clock, which it also asks for, the image has: with swap the kubelet would not start.
 */
const SYSCTL: NodeFile = {
  path: '/etc/sysctl.d/99-zz-cassandra.conf',
  content: `vm.max_map_count = 1048575
vm.zone_reclaim_mode = 0
net.core.rmem_max = 16777216
net.core.wmem_max = 16777216
net.ipv4.tcp_rmem = 4096 131072 16777216
net.ipv4.tcp_wmem = 4096 65536 16777216
`,
};

/**
 * Memory in huge pages only for who asks for it: the kernel's search for free huge pages stalls whoever allocates. With "madvise" nobody asks but a
 * JVM that was told to have its heap in them (-XX:+UseTransparentHugePages), and Cassandra's touches its heap once, at its start. "never" would take
 * that away.
 */
const HUGE_PAGES: NodeFile = {
  path: '/etc/tmpfiles.d/cassandra.conf',
  content: `w /sys/kernel/mm/transparent_hugepage/enabled - - - - madvise
w /sys/kernel/mm/transparent_hugepage/defrag - - - - madvise
`,
};

/**
 * Read-ahead of 4 KiB, as Apache Cassandra recommends for SSDs (doc: getting-started/production.adoc, "Read ahead"): the read of a row must not fetch
 * 128 KiB. Compaction has a read-ahead of its own since Cassandra 5.0.4 (CASSANDRA-15452). A rule and not a command, since volumes come with the
 * pods; the root volume, nvme0n1, keeps what is good for images.
 */
const READ_AHEAD: NodeFile = {
  path: '/etc/udev/rules.d/99-cassandra.rules',
  content: `ACTION=="add|change", SUBSYSTEM=="block", ENV{DEVTYPE}=="disk", KERNEL=="nvme[1-9]*n1", ATTR{queue/read_ahead_kb}="4"
`,
};

/** Shell lines that write the node's settings and make them hold, now and after each start. */
export function nodeSettings(): string[] {
  return [
    ...[SYSCTL, HUGE_PAGES, READ_AHEAD].flatMap(writeFile),
    `sysctl --quiet --load=${SYSCTL.path}`,
    `systemd-tmpfiles --create ${HUGE_PAGES.path}`,
    'udevadm control --reload',
  ];
}

/** Shell lines that write one file. */
export function writeFile(file: NodeFile): string[] {
  return [`cat > ${file.path} <<'EOF'`, ...file.content.trimEnd().split('\n'), 'EOF'];
}

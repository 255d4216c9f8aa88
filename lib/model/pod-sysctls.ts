/**
 * Kernel settings that belong to the pod and not to the node: each pod has a network namespace of its own, so what is set on the node does not
 * reach Cassandra. Kubernetes counts these three as safe since 1.29, so a pod may ask for them without any setting of the kubelet
 * (https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/#safe-and-unsafe-sysctls).
 *
 * The values find a dead peer after 90 seconds and keep connections alive through firewalls and NAT gateways that forget idle ones; they are
 * DataStax's for Cassandra
 * (https://docs.datastax.com/en/ddac/doc/datastax_enterprise/config/configRecommendedSettings.html, "TCP settings").
 */
export const POD_SYSCTLS: readonly { readonly name: string; readonly value: string }[] = [
  { name: 'net.ipv4.tcp_keepalive_time', value: '60' },
  { name: 'net.ipv4.tcp_keepalive_intvl', value: '10' },
  { name: 'net.ipv4.tcp_keepalive_probes', value: '3' },
];

/** A DNS label that starts with a letter (RFC 1035), as Services and CassandraDatacenters need it. */
export const DNS_1035 = /^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/;

/** A DNS label (RFC 1123), as namespaces need it. */
export const DNS_1123 = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

/**
 * A name as cass-operator cleans it before it names a Kubernetes object: a valid one stays, of any other only the parts that make a DNS label
 * are kept, in lower case and with "-" for "_". "1cluster" runs as "cluster", "my.cluster" as "mycluster", "rack_a" as "rack-a".
 */
export function cleanName(name: string): string {
  if (DNS_1035.test(name)) return name;
  const parts = name.toLowerCase().replace(/_/g, '-').match(/[a-z]([-a-z0-9]*[a-z0-9])?/g);
  return (parts ?? []).join('');
}

/** A DNS subdomain (RFC 1123), as most Kubernetes objects need it. */
export const DNS_1123_SUBDOMAIN = /^(?=.{1,253}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

/** Key of a label: a name, after a DNS subdomain if there is a prefix. */
export const LABEL_KEY = /^((?=[^/]{1,253}\/)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;

/** Value of a label, which may be empty. */
export const LABEL_VALUE = /^([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$/;

/** Namespace of a Cassandra cluster that was given none. */
export function defaultNamespace(cluster: string): string {
  return `cassandra-${cluster}`;
}

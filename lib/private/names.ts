/**
 * Names as cass-operator cleans them before it names Kubernetes objects: lower case, "_" becomes "-", any other character that
 * a DNS label cannot hold is DROPPED, and so are leading digits and dashes ("1cluster" runs as "cluster", "my.cluster" as "mycluster").
 *
 * Measured against cass-operator 1.30.3.
 */
export function cleanName(name: string): string {
  return name
    .toLowerCase()
    .replace(/_/g, '-')
    .replace(/[^a-z0-9-]/g, '')
    .replace(/^[^a-z]+/, '')
    .replace(/-+$/, '');
}

/** A DNS label that starts with a letter (RFC 1035), as Services and CassandraDatacenters need it. */
export const DNS_1035 = /^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/;

/** A DNS label (RFC 1123), as namespaces need it. */
export const DNS_1123 = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

import { isUnresolved } from '../../../model/deferred';
import { settingPlaces } from '../../../model/settings';
import { defineRule } from '../../../rules/rule';

/** Settings that the operator's config builder always writes itself. */
const OVERWRITTEN = ['seed_provider', 'listen_address', 'endpoint_snitch', 'cluster_name', 'broadcast_address', 'broadcast_rpc_address'];
/** Settings that Cassandra refuses in combination with the addresses that the operator writes. */
const EXCLUDED = ['listen_interface', 'rpc_interface'];
/** Values that make sense for one node at most, but would apply to all nodes of a datacenter. */
const CONTRARY: Readonly<Record<string, { readonly allowed: RegExp; readonly what: string }>> = {
  // The operator replaces these with all addresses of the pod.
  rpc_address: { allowed: /^(|localhost|0\.0\.0\.0|::)$/, what: 'so that all nodes would listen for clients at one address' },
  start_native_transport: { allowed: /^true$/i, what: 'so that no client could ever connect' },
  auto_bootstrap: { allowed: /^true$/i, what: 'so that nodes that are added would answer without having any data' },
};
/** Ports that are fixed in the operators' Services, probes and certificates, and in our network policies. */
const PORTS = ['native_transport_port', 'native_transport_port_ssl', 'storage_port', 'ssl_storage_port'];

export const operatorOwnedSettings = defineRule({
  id: 'operator-owned-settings',
  title: 'Settings do not include those that the operator controls',
  why: 'The operator accepts these settings but silently replaces them, or they contradict those that it writes.',
  source: 'k8ssandra-client config builder; cass-operator 1.30.3, measured',
  * offences(model) {
    for (const { where, settings } of settingPlaces(model)) {
      for (const key of OVERWRITTEN.filter((one) => one in settings)) {
        yield { what: `cassandraYaml of ${where} sets "${key}", which the operator overwrites`, got: settings[key], fix: 'remove it' };
      }
      for (const key of EXCLUDED.filter((one) => one in settings)) {
        yield { what: `cassandraYaml of ${where} sets "${key}" beside the address that the operator sets`, got: settings[key], fix: 'remove it' };
      }
      for (const [key, { allowed, what }] of Object.entries(CONTRARY)) {
        const value = settings[key];
        if (value !== undefined && value !== null && !isUnresolved(value) && !allowed.test(String(value))) {
          yield { what: `cassandraYaml of ${where} sets "${key}" ${what}`, got: value, fix: 'remove it' };
        }
      }
      for (const key of PORTS.filter((one) => one in settings)) {
        yield { what: `cassandraYaml of ${where} sets "${key}", but Services and network policies name the standard port`, got: settings[key], fix: 'remove it' };
      }
    }
  },
});

import { settingsOf } from '../../../model/settings';
import { defineRule } from '../../../rules/rule';

/** Within a third of that time, machine images, versions and settings usually have restarted everything for other reasons. */
const YEAR_HOURS = 365 * 24;

export const certificateRenewal = defineRule({
  id: 'certificate-renewal',
  title: 'Certificates that are read only at startup are valid long enough',
  why: 'The Secret contains the renewed certificate, but the process presents the old one until it expires. Then the operators cannot connect to the nodes, or Reaper cannot log in.',
  source: 'management API 0.1.84 to 0.1.125, Cli.java: watches names that a Secret volume does not change; k8ssandra-operator 1.32.5, pkg/reaper/deployment.go: stores by Java\'s system properties',
  * offences(model) {
    const { encryption: { client, managementApi }, repair, datacenters } = model;
    const offence = (whose: string, hours: number, restart: string) => ({
      level: 'warning' as const,
      what: `the certificate ${whose} is valid for ${Math.floor(hours / 24)} days, of which the last third remains between renewal and expiry`,
      allowed: 'a year at least',
      fix: `give a longer validity, or acknowledge it and make sure that ${restart} in that time`,
    });
    if (managementApi?.issued && managementApi.issued.hours < YEAR_HOURS) {
      yield offence('of the management API', managementApi.issued.hours, 'each node restarts');
    }
    const demanded = datacenters.some((one) => String(clientOptions(settingsOf(model, one))?.require_client_auth) === 'true');
    if (demanded && repair && client?.issued && client.issued.hours < YEAR_HOURS) {
      yield offence('that Reaper shows as a client', client.issued.hours, 'Reaper restarts');
    }
  },
});

function clientOptions(settings: Readonly<Record<string, unknown>>): { readonly require_client_auth?: unknown } | undefined {
  return settings.client_encryption_options as { require_client_auth?: unknown } | undefined;
}

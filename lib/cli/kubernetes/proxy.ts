import { BlockList, isIP } from 'net';
import type { ClusterEntry } from './entries';
import { CommandError } from '../exit-code';

/**
 * Refuses a server that kubectl would reach through a proxy: this client would bypass the proxy or fail to connect. Messages omit the address of the
 * proxy, which may contain a password.
 *
 * @throws CommandError
 */
export function refuseProxy(context: string, server: string, cluster: ClusterEntry, environment: NodeJS.ProcessEnv): void {
  if (cluster['proxy-url']) throw new CommandError(`context "${context}" uses a proxy (proxy-url), which is not supported`);
  const variable = ['HTTPS_PROXY', 'https_proxy'].find((name) => environment[name]);
  if (!variable || !URL.canParse(server)) return;
  const { hostname, port } = new URL(server);
  const host = hostname.replace(/^\[|\]$/g, '').toLowerCase();
  if (isLocal(host) || isExempt(host, port || '443', environment.NO_PROXY || environment.no_proxy || '')) return;
  throw new CommandError(`${variable} applies to ${host}, and proxies are not supported. If the server can be reached without one, set NO_PROXY=${host}`);
}

function isLocal(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

/** Whether NO_PROXY covers a host, by Go's rules: "a.com" includes its subdomains, ".a.com" covers only the subdomains. */
function isExempt(host: string, port: string, names: string): boolean {
  return names.split(',').map((name) => name.trim().toLowerCase()).filter((name) => name !== '').some((name) => {
    if (name === '*') return true;
    if (isIP(host)) return name === host || name === `${host}:${port}` || name === `[${host}]:${port}` || isInRange(host, name);
    const [domain, only] = name.replace(/^\*\./, '.').split(':');
    return (only === undefined || only === port) && (host === domain || host.endsWith(domain.startsWith('.') ? domain : `.${domain}`));
  });
}

function isInRange(host: string, range: string): boolean {
  const [, address, bits] = /^([0-9a-f.:]+)\/(\d{1,3})$/.exec(range) ?? [];
  const family = address === undefined ? 0 : isIP(address);
  if (family === 0 || family !== isIP(host) || Number(bits) > (family === 4 ? 32 : 128)) return false;
  const list = new BlockList();
  list.addSubnet(address, Number(bits), family === 4 ? 'ipv4' : 'ipv6');
  return list.check(host, family === 4 ? 'ipv4' : 'ipv6');
}

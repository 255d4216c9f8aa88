import * as dgram from 'dgram';
import * as fs from 'fs';
import * as path from 'path';
import { run } from './process';

const ADDRESS = '127.0.0.53';
const PTR = 12;

/** Stand-in for CoreDNS, as far as Medusa asks it: the name of the pod that has an address. Everything else does not exist. */
export async function serveReverseNames(folder: string, nameOf: (address: string) => string | undefined): Promise<dgram.Socket> {
  const file = path.join(folder, 'resolv.conf');
  fs.writeFileSync(file, `nameserver ${ADDRESS}\n`);
  await run('mount', ['--bind', file, '/etc/resolv.conf']);
  const server = dgram.createSocket('udp4');
  server.on('message', (query, { port, address }) => server.send(answer(query, nameOf), port, address));
  await new Promise<void>((resolve) => server.bind(53, ADDRESS, resolve));
  return server;
}

/** RFC 1035: the header, the question as it was asked, and one record or none. */
function answer(query: Buffer, nameOf: (address: string) => string | undefined): Buffer {
  const labels: string[] = [];
  let at = 12;
  for (; query[at] !== 0; at += query[at] + 1) labels.push(query.toString('latin1', at + 1, at + 1 + query[at]));
  const question = query.subarray(12, at + 5);
  const isReverse = query.readUInt16BE(at + 1) === PTR && labels.length === 6;
  const name = isReverse ? nameOf(labels.slice(0, 4).reverse().join('.')) : undefined;
  const header = Buffer.alloc(12);
  query.copy(header, 0, 0, 2);
  header.writeUInt16BE(name === undefined ? 0x8183 : 0x8180, 2); // an answer; without a name: there is none such
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(name === undefined ? 0 : 1, 6);
  if (name === undefined) return Buffer.concat([header, question]);
  const data = Buffer.concat([...name.split('.').map((label) => Buffer.concat([Buffer.from([label.length]), Buffer.from(label)])), Buffer.from([0])]);
  const record = Buffer.from([0xc0, 12, 0, PTR, 0, 1, 0, 0, 0, 5, 0, data.length]);
  return Buffer.concat([header, question, record, data]);
}

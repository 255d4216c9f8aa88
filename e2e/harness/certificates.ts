import { randomBytes } from 'crypto';
import * as fs from 'fs';
import * as path from 'path';
import { run } from './process';

/** A certificate authority of this run and what it signs, as files in one folder. */
export class Certificates {
  public readonly ca: string;

  constructor(private readonly folder: string) {
    this.ca = path.join(folder, 'ca.crt');
  }

  public async create(): Promise<void> {
    fs.mkdirSync(this.folder, { recursive: true, mode: 0o700 });
    await this.openssl('ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', 'ca.key');
    await this.openssl('req', '-x509', '-new', '-key', 'ca.key', '-subj', '/CN=e2e', '-days', '30', '-out', 'ca.crt');
  }

  /** @returns certificate and key */
  public async issue(name: string, subject: string, altNames?: string): Promise<{ cert: string; key: string }> {
    const extensions = path.join(this.folder, `${name}.ext`);
    fs.writeFileSync(extensions, `extendedKeyUsage=serverAuth,clientAuth\n${altNames ? `subjectAltName=${altNames}\n` : ''}`);
    await this.openssl('ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', `${name}.key`);
    await this.openssl('req', '-new', '-key', `${name}.key`, '-subj', subject, '-out', `${name}.csr`);
    await this.openssl('x509', '-req', '-in', `${name}.csr`, '-CA', 'ca.crt', '-CAkey', 'ca.key', '-days', '30',
      // Not from a file: several are issued at a time.
      '-set_serial', `0x${randomBytes(8).toString('hex')}`, '-out', `${name}.crt`, '-extfile', extensions);
    return { cert: path.join(this.folder, `${name}.crt`), key: path.join(this.folder, `${name}.key`) };
  }

  /** A pair of keys that signs tokens of ServiceAccounts. */
  public async tokenKeys(): Promise<{ key: string; pub: string }> {
    await this.openssl('genrsa', '-out', 'sa.key', '2048');
    await this.openssl('rsa', '-in', 'sa.key', '-pubout', '-out', 'sa.pub');
    return { key: path.join(this.folder, 'sa.key'), pub: path.join(this.folder, 'sa.pub') };
  }

  private openssl(...args: string[]) {
    return run('openssl', args, { cwd: this.folder });
  }
}

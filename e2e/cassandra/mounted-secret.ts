import * as fs from 'fs';
import * as path from 'path';

/** A Secret as kubelet mounts it: files are links into a folder that is replaced as a whole. */
export class MountedSecret {
  private revision = 0;
  private text = '';

  constructor(public readonly folder: string) {
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  }

  /** @returns whether it is something else than before */
  public write(data: Record<string, string>): boolean {
    const text = JSON.stringify(data);
    if (text === this.text) return false;
    const at = (name: string) => path.join(this.folder, name);
    const [old, now] = [`..${this.revision}`, `..${++this.revision}`];
    fs.mkdirSync(at(now));
    for (const [name, value] of Object.entries(data)) {
      fs.writeFileSync(path.join(at(now), name), Buffer.from(value, 'base64'), { mode: 0o600 });
      if (!this.text) fs.symlinkSync(path.join('..data', name), at(name));
    }
    fs.symlinkSync(now, at('..data_tmp'));
    fs.renameSync(at('..data_tmp'), at('..data'));
    fs.rmSync(at(old), { recursive: true, force: true });
    this.text = text;
    return true;
  }
}

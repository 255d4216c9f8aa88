import * as fs from 'fs';
import * as path from 'path';
import type { GuardedStack } from '../model/guarded-cluster';
import { describeFindings, judgeTransition } from '../rules/transitions';

/** As `change-guard.ts` names it; repeated so that the command line needs no CDK. */
const GUARD_TYPE = 'Custom::CassandraChangeGuard';

/** What the change guard would say about one stack. */
export interface StackDiff {
  readonly stack: string;
  /** Refused changes, as lines for people. */
  readonly findings: string[];
}

/**
 * Compares two cloud assemblies (`cdk.out`), stack by stack, nested stages included, by the models that their change guards carry. A stack that is
 * new or gone has nothing to compare.
 *
 * @throws if a folder is not a cloud assembly
 */
export function diffAssemblies(before: string, after: string): StackDiff[] {
  const [old, now] = [guardsOf(before), guardsOf(after)];
  return Array.from(now, ([stack, model]) => {
    const running = old.get(stack);
    return { stack, findings: running ? describeFindings(judgeTransition(running, model)) : [] };
  });
}

/** Models by the name of the template's file within the assembly. */
function guardsOf(assembly: string, prefix = ''): Map<string, GuardedStack> {
  if (!fs.existsSync(path.join(assembly, 'manifest.json'))) {
    throw new Error(`${assembly} is not a cloud assembly: it has no manifest.json. Run "cdk synth --output <folder>" for each version of the app`);
  }
  const found = new Map<string, GuardedStack>();
  for (const entry of fs.readdirSync(assembly).sort()) {
    const file = path.join(assembly, entry);
    if (entry.startsWith('assembly-') && fs.existsSync(path.join(file, 'manifest.json'))) {
      guardsOf(file, `${prefix}${entry}/`).forEach((model, stack) => found.set(stack, model));
    } else if (entry.endsWith('.template.json')) {
      const model = guardOf(JSON.parse(fs.readFileSync(file, 'utf8')));
      if (model) found.set(`${prefix}${entry.slice(0, -'.template.json'.length)}`, model);
    }
  }
  return found;
}

function guardOf(template: { Resources?: Record<string, { Type: string; Properties?: { Model?: string } }> }): GuardedStack | undefined {
  const guard = Object.values(template.Resources ?? {}).find(({ Type }) => Type === GUARD_TYPE);
  return guard?.Properties?.Model === undefined ? undefined : JSON.parse(guard.Properties.Model);
}

import * as fs from 'fs';
import * as path from 'path';
import { attachCustomSynthesis, ISynthesisSession, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';

/** Writes the plan beside the stack's template, as `<stack>.<construct>.plan.json`. */
export function writePlan(platform: Construct, plan: () => unknown): void {
  attachCustomSynthesis(platform, {
    onSynthesize: (session: ISynthesisSession) => {
      const name = `${Stack.of(platform).artifactId}.${platform.node.id}.plan.json`;
      fs.writeFileSync(path.join(session.assembly.outdir, name), `${JSON.stringify(plan(), undefined, 2)}\n`);
    },
  });
}

import * as fs from 'fs';
import * as path from 'path';
import { attachCustomSynthesis, ISynthesisSession, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { CassandraClusterPlan } from '../plan/cluster-plan';
import { planMarkdown } from '../plan/plan-markdown';
import { planSvg } from '../plan/plan-svg';

/** Writes the plan of a cluster beside its stack's template: `<stack>.<path of the cluster>.plan.json`, as Markdown and as a picture. */
export function writePlan(cluster: Construct, plan: CassandraClusterPlan): void {
  attachCustomSynthesis(cluster, {
    onSynthesize: ({ assembly }: ISynthesisSession) => {
      const name = `${Stack.of(cluster).artifactId}.${pathInStack(cluster)}.plan`;
      const write = (ending: string, content: string) => fs.writeFileSync(path.join(assembly.outdir, `${name}.${ending}`), content);
      write('json', `${JSON.stringify(plan, undefined, 2)}\n`);
      write('md', planMarkdown(plan, `${name}.svg`));
      write('svg', planSvg(plan));
    },
  });
}

/** Dots, since files lie flat in the assembly. */
export function pathInStack(construct: Construct): string {
  const scopes = construct.node.scopes;
  return scopes.slice(scopes.indexOf(Stack.of(construct)) + 1).map(({ node }) => node.id).join('.').replace(/[^-\w.]/g, '-');
}

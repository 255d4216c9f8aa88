import { diffAssemblies } from './template-diff';

const USAGE = `usage: cdk-eks-cassandra diff <old cdk.out> <new cdk.out>

Says which changes of Cassandra clusters and their operators the change guard of the stack would refuse, before anything is deployed.
Ends with 0 if there are none, 1 if there are some, 2 if the question cannot be answered.`;

/** The command line; returns the exit status. */
export function main(args: readonly string[], print: (line: string) => void): number {
  const [command, before, after, ...rest] = args;
  if (command !== 'diff' || !before || !after || rest.length > 0) {
    print(USAGE);
    return 2;
  }
  try {
    const stacks = diffAssemblies(before, after);
    if (stacks.length === 0) {
      print(`${after} has no stack with a Cassandra cluster or an operator for it`);
      return 2;
    }
    for (const { stack, findings } of stacks) {
      print(findings.length === 0 ? `${stack}: nothing that would be refused` : `${stack}: ${findings.length} refused`);
      findings.forEach((finding) => print(`- ${finding}`));
    }
    return stacks.some(({ findings }) => findings.length > 0) ? 1 : 0;
  } catch (error) {
    print(error instanceof Error ? error.message : String(error));
    return 2;
  }
}

import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { ChosenContext, CLUSTER, ClusterEntry, ConfigFile, CONTEXT, ContextEntry, FILE, USER, UserEntry } from './entries';
import { fieldsOf, Shapes } from './fields';
import { readYaml } from './read-yaml';
import { serviceAccountContext } from './service-account';
import { didYouMean } from '../did-you-mean';
import { CommandError } from '../exit-code';

/** The Kubernetes options of a command. */
export interface KubernetesChoice {
  readonly kubeconfig?: string;
  readonly context?: string;
}

interface Merged {
  currentContext?: string;
  readonly clusters: Map<string, ClusterEntry>;
  readonly contexts: Map<string, ContextEntry>;
  readonly users: Map<string, UserEntry>;
}

/** The context that kubectl would use: same files, same order, same merging. @throws CommandError that says what is missing */
export function chosenContext(choice: KubernetesChoice, environment: NodeJS.ProcessEnv): ChosenContext {
  const files = filesOf(choice, environment);
  if (files.length === 0) return withoutFiles(choice, environment);
  const merged = merge(files);
  const name = choice.context ?? merged.currentContext;
  if (!name) throw new CommandError(`${files.join(', ')}: no context is current. Give --context, or kubectl config use-context`);
  const context = entry(merged.contexts, name, 'context');
  return {
    name,
    namespace: context.namespace,
    cluster: entry(merged.clusters, context.cluster ?? '', `cluster of context "${name}":`),
    user: context.user ? entry(merged.users, context.user, `user of context "${name}":`) : {},
  };
}

function entry<T>(entries: ReadonlyMap<string, T>, name: string, what: string): T {
  const found = entries.get(name);
  if (found) return found;
  const names = [...entries.keys()];
  throw new CommandError(`the kubeconfig has no ${what} "${name}".${didYouMean(name, names)} There are: ${names.join(', ') || 'none'}`);
}

/** The existing files. An explicitly named file must exist; files listed in KUBECONFIG may be missing. */
function filesOf({ kubeconfig }: KubernetesChoice, environment: NodeJS.ProcessEnv): string[] {
  if (kubeconfig === undefined) return usualFiles(environment).filter((file) => fs.existsSync(file));
  if (!fs.existsSync(kubeconfig)) throw new CommandError(`${kubeconfig} does not exist`);
  return [kubeconfig];
}

function usualFiles({ KUBECONFIG, HOME }: NodeJS.ProcessEnv): string[] {
  return KUBECONFIG ? KUBECONFIG.split(path.delimiter).filter((file) => file !== '') : [path.join(HOME ?? os.homedir(), '.kube', 'config')];
}

/** The service account of the surrounding pod, if there is one; it has no contexts to choose from. */
function withoutFiles({ context }: KubernetesChoice, environment: NodeJS.ProcessEnv): ChosenContext {
  const account = context === undefined ? serviceAccountContext(environment) : undefined;
  if (account) return account;
  const wanted = usualFiles(environment).join(', ');
  throw new CommandError(`there is no kubeconfig in ${wanted}. Write one (aws eks update-kubeconfig --name <EKS cluster>), or give --kubeconfig`);
}

/** The first file that defines an entry wins. */
function merge(files: readonly string[]): Merged {
  const merged: Merged = { clusters: new Map(), contexts: new Map(), users: new Map() };
  for (const file of files) {
    const content = fieldsOf<ConfigFile>(readYaml(fs.readFileSync(file, 'utf8'), file) ?? {}, FILE, `kubeconfig ${file}:`);
    merged.currentContext ??= content['current-context'] || undefined;
    take(merged.contexts, content.contexts, 'context', CONTEXT, file);
    take(merged.clusters, content.clusters, 'cluster', CLUSTER, file, (one) => absolute(one, file, ['certificate-authority']));
    take(merged.users, content.users, 'user', USER, file, (one) => ({
      ...absolute(one, file, ['tokenFile', 'client-certificate', 'client-key']),
      // Bare program names are looked up in PATH.
      ...(one.exec?.command?.includes(path.sep) && { exec: absolute(one.exec, file, ['command']) }),
    }));
  }
  return merged;
}

function take<T>(
  into: Map<string, T>, list: readonly unknown[] = [], field: string, shapes: Shapes, file: string, finish: (value: T) => T = (value) => value,
): void {
  for (const one of list as ReadonlyArray<Readonly<Record<string, unknown>>>) {
    if (typeof one.name !== 'string' || into.has(one.name)) continue;
    into.set(one.name, finish(fieldsOf<T>(one[field] ?? {}, shapes, `${file}: ${field} "${one.name}":`)));
  }
}

/** Paths are relative to the file that contains them. */
function absolute<T extends object>(value: T, file: string, fields: ReadonlyArray<keyof T & string>): T {
  const paths = fields.filter((field) => typeof value[field] === 'string').map((field) => [field, path.resolve(path.dirname(file), value[field] as string)]);
  return { ...value, ...Object.fromEntries(paths) };
}

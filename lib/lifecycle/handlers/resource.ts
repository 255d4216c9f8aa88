import { Failure, isWayBack, Progress, Waiting, WaitingEvent, WaitingTools } from './waiting';
import type { Kind } from '../../backends/watch';
import { kubernetesPath } from '../../private/kubernetes-path';
import { safeText } from '../../private/safe-text';

/** When an object of an operator is ready: a condition of its status, or the value of a field. */
export type ReadyWhen = { readonly condition: string } | { readonly field: string; readonly value: string };

/** Waits until the operator of an object says that it is ready, after each change of it. A rollback does not wait: what it goes back to was ready. */
export const resourceReady: Waiting = {
  acts: 'forward',
  needs: ['Namespace', 'Name', 'Kind', 'Ready'],
  progress: async (event, tools) => {
    if (await isWayBack(event, tools)) return { done: true };
    const object = await find(event, tools);
    const { kind } = kindOf(event);
    if (object === undefined) return { done: false, missing: `${kind} ${event.ResourceProperties.Name} does not exist` };
    return isReady(object, readyOf(event)) ? { done: true } : { done: false, missing: `${kind} ${object.metadata.name} is not ready: ${told(object)}` };
  },
};

/** On deletion, waits until the object is gone: its operator, which has to finish it, is deleted afterwards. */
export const resourceGone: Waiting = {
  acts: 'on deletion',
  needs: ['Namespace', 'Name', 'Kind'],
  progress: async (event, tools): Promise<Progress> => {
    const object = await find(event, tools);
    if (object === undefined) return { done: true };
    const { kind, plural, group } = kindOf(event);
    const { Name, Namespace } = event.ResourceProperties;
    const held = object.metadata.finalizers?.length ? ` (held by ${object.metadata.finalizers.join(', ')})` : '';
    return {
      done: false,
      missing: `${kind} ${Name} in namespace ${Namespace} is still there${held}: ${told(object)}. Make its operator run, and delete the stack again. `
        + `As the last resort: kubectl patch ${plural}.${group} ${Name} -n ${Namespace} --type merge -p '{"metadata":{"finalizers":null}}'`,
    };
  },
};

async function find(event: WaitingEvent, tools: WaitingTools): Promise<any | undefined> {
  const { Namespace, Name } = event.ResourceProperties;
  return (await tools.kubernetes()).find(kubernetesPath(kindOf(event), Namespace, Name));
}

function kindOf({ ResourceProperties }: WaitingEvent): Kind {
  return parsed(ResourceProperties.Kind, 'Kind');
}

function readyOf({ ResourceProperties }: WaitingEvent): ReadyWhen {
  return parsed(ResourceProperties.Ready, 'Ready');
}

function parsed(text: string, property: string): any {
  try {
    return JSON.parse(text);
  } catch {
    throw new Failure(`the property ${property} is not readable: the template and the code of this function are of different versions of cdk-eks-cassandra [gate-properties]`);
  }
}

/** What the operator wrote about an older generation says nothing about this one. */
function isReady({ metadata, status }: any, ready: ReadyWhen): boolean {
  const isSeen = (generation: unknown) => generation === undefined || Number(generation) >= metadata.generation;
  if (!isSeen(status?.observedGeneration)) return false;
  if ('field' in ready) return String(valueAt({ metadata, status }, ready.field)) === ready.value;
  const found = (status?.conditions ?? []).find(({ type }: any) => type === ready.condition);
  return found?.status === 'True' && isSeen(found.observedGeneration);
}

function valueAt(object: any, field: string): unknown {
  return field.split('.').reduce((value, name) => (value !== null && typeof value === 'object' && Object.hasOwn(value, name) ? value[name] : undefined), object);
}

/** What the status says, for people. */
function told({ metadata, status }: any): string {
  const conditions = (status?.conditions ?? []).map(({ type, status: is, reason, message }: any) => (
    `${safeText(type, 60)} is ${safeText(is, 10)}${reason || message ? ` (${[reason, message].filter(Boolean).map((text) => safeText(text, 200)).join(': ')})` : ''}`));
  const plain = ['phase', 'state', 'message', 'error'].filter((name) => typeof status?.[name] === 'string').map((name) => `${name} "${safeText(status[name], 200)}"`);
  const words = [...plain, ...conditions];
  if (words.length > 0) return words.join(', ');
  return metadata.deletionTimestamp === undefined ? 'its status is empty, so that its operator has not looked at it' : 'it is being deleted';
}

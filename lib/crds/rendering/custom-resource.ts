import { ApiObject, ApiObjectMetadata, GroupVersionKind, Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import { inventedChoices } from './invented-choices';
import { isPlain, isResolvable, render } from './render';
import { judgeAtSynth } from '../schema/judge-objects';

/** Stands for null on its way through cdk8s, which would drop it. No text that a user writes can be equal to it. */
const NULL = '\u0000null\u0000';

const JUDGED = new WeakSet<object>();

/** Whether an object tells by itself what is wrong with it, so that nobody else does. */
export function judgesItself(object: ApiObject): boolean {
  return JUDGED.has(object);
}

/** @internal */
export interface CustomResourceProps {
  readonly metadata?: ApiObjectMetadata;
  readonly spec: object;
}

/**
 * What all custom resources of this module have in common: their spec is rendered by {@link render} when the chart is synthesized, and JSON
 * patches are applied after that, to the manifest as the API server gets it.
 *
 * @internal
 */
export abstract class CustomResource extends ApiObject {
  /**
   * @param struct Name of the struct that `props.spec` is, as in `STRUCTS`; without it names stay as they are.
   */
  protected constructor(scope: Construct, id: string, gvk: GroupVersionKind, props: CustomResourceProps, struct?: string) {
    super(scope, id, {
      ...gvk,
      metadata: props.metadata,
      spec: Lazy.any({ produce: () => keepNulls(render(props.spec, struct)) }),
    });
    // Whoever draws objects that are rendered already judges them together.
    if (!struct) return;
    JUDGED.add(this);
    judgeAtSynth(this, () => [this.toJson()], { meant: inventedChoices(props.spec) });
  }

  /**
   * The manifest, as it goes to the API server.
   */
  public toJson(): any {
    return mapLeaves(super.toJson(), (leaf) => leaf === NULL ? null : leaf);
  }
}

function keepNulls(value: unknown): unknown {
  return mapLeaves(value, (leaf) => leaf === null ? NULL : leaf);
}

function mapLeaves(value: unknown, map: (leaf: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => mapLeaves(item, map));
  if (typeof value !== 'object' || value === null || !isPlain(value) || isResolvable(value)) return map(value);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapLeaves(item, map)]));
}

import { checkedCall } from '../input/checked';

/**
 * When a custom resource is ready, according to the status that its operator writes. If the status or the condition says which generation it is about
 * (`observedGeneration`), an older one does not count; without it, nobody can tell.
 */
export class ReadyWhen {
  /**
   * When a condition of `status.conditions` is true.
   *
   * @param type type of the condition, as in "Ready"
   */
  public static condition(type: string): ReadyWhen {
    [type] = checkedCall('ReadyWhen.condition', type);
    return new ReadyWhen({ condition: type });
  }

  /**
   * When a field has a value.
   *
   * @param path names of the field, as in "status.phase"; no lists
   * @param value the value as text, as in "Running"
   */
  public static field(path: string, value: string): ReadyWhen {
    [path, value] = checkedCall('ReadyWhen.field', path, value);
    return new ReadyWhen({ field: path, value });
  }

  private constructor(
    /** @internal */
    public readonly _when: { readonly condition: string } | { readonly field: string; readonly value: string },
  ) {}
}

/** A CloudFormation template, as far as it is read here. */
export interface Template {
  readonly Resources?: Readonly<Record<string, TemplateResource>>;
  readonly Parameters?: Readonly<Record<string, { readonly Type?: unknown; readonly Default?: unknown }>>;
}

/** One of its resources. */
export interface TemplateResource {
  readonly Type: string;
  readonly Properties?: any;
  readonly Condition?: string;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
  readonly Metadata?: Readonly<Record<string, any>>;
}

/** Whether CloudFormation leaves the resource as it is when it goes; without a policy it deletes it. */
export function isKept(policy: string | undefined): boolean {
  return policy === 'Retain' || policy === 'RetainExceptOnCreate';
}

/**
 * Values at a path such as "ResourcesVpcConfig.SubnetIds", through each element of a list. Where a function of CloudFormation stands on the way, it
 * stands for all that is below it.
 */
export function valuesAt(value: unknown, path: readonly string[]): unknown[] {
  if (path.length === 0 || isIntrinsic(value)) return value === undefined ? [] : [value];
  if (Array.isArray(value)) return value.flatMap((element) => valuesAt(element, path));
  return typeof value === 'object' && value !== null ? valuesAt((value as Record<string, unknown>)[path[0]], path.slice(1)) : [];
}

/** Whether two values are the same to CloudFormation, which knows no order of keys, and no difference between 1 and "1". */
export function isSame(one: unknown, other: unknown): boolean {
  return canonical(one) === canonical(other);
}

/** Logical ids that a value refers to. */
export function references(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(references);
  return Object.entries(value).flatMap(([key, argument]) => {
    if (key === 'Ref') return [String(argument)];
    if (key === 'Fn::GetAtt') return [Array.isArray(argument) ? String(argument[0]) : String(argument).split('.')[0]];
    if (key === 'Fn::Sub') return [...inSub(Array.isArray(argument) ? argument[0] : argument), ...references(argument)];
    return references(argument);
  });
}

/** A text as far as the template tells it; what only the deployment knows stands in it as "<...>". */
export function literalText(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  const [[intrinsic, argument]] = Object.entries(value);
  if (intrinsic === 'Fn::Join') return (argument[1] as unknown[]).map(literalText).join(argument[0]);
  return `<${references(value).join('.') || intrinsic}>`;
}

function isIntrinsic(value: unknown): boolean {
  const keys = typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : [];
  return keys.length === 1 && (keys[0] === 'Ref' || keys[0].startsWith('Fn::'));
}

function inSub(text: unknown): string[] {
  return Array.from(String(text).matchAll(/\$\{([A-Za-z0-9]+)[^}]*\}/g), ([, id]) => id);
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value !== 'object' || value === null) return value === undefined ? 'undefined' : JSON.stringify(String(value));
  return `{${Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)).map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join()}}`;
}

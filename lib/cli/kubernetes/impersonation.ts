import type { UserEntry } from './entries';
import { CommandError } from '../exit-code';

const BESIDES = ['as-uid', 'as-groups', 'as-user-extra'] as const;

/**
 * Headers with which a user impersonates another. Source: "User impersonation" of the Kubernetes documentation.
 *
 * @throws CommandError if the name of the impersonated user is missing
 */
export function impersonation(user: UserEntry, context: string): Record<string, string | string[]> {
  if (!user.as) {
    const besides = BESIDES.find((field) => user[field] !== undefined && Object.keys(user[field]).length > 0);
    if (!besides) return {};
    throw new CommandError(`the user of context "${context}" has ${besides} without as: Kubernetes impersonates no group, UID or extra value without a user name`);
  }
  const extra = Object.entries(user['as-user-extra'] ?? {}).map(([name, values]) => [`impersonate-extra-${headerName(name)}`, [...values]]);
  return {
    'impersonate-user': user.as,
    ...(user['as-uid'] && { 'impersonate-uid': user['as-uid'] }),
    ...(user['as-groups'] && { 'impersonate-group': [...user['as-groups']] }),
    ...Object.fromEntries(extra) as Record<string, string[]>,
  };
}

/** The API server decodes percent-encoding; parentheses are not allowed in header names. */
function headerName(name: string): string {
  return encodeURIComponent(name).replace(/\(/g, '%28').replace(/\)/g, '%29').toLowerCase();
}

import { defineRule } from './rule';
import { settingPlaces } from '../model/settings';

/** What switches the check of the operator's choice off again. */
const OFF: Readonly<Record<string, string>> = { authenticator: 'AllowAllAuthenticator', authorizer: 'AllowAllAuthorizer' };

export const authenticationOn = defineRule({
  id: 'authentication-on',
  title: 'Authentication stays enabled',
  why: 'These settings override those of the operator, which still generates passwords: authentication is disabled although it appears to be enabled.',
  source: 'Cassandra\'s conf/cassandra.yaml (authenticator, authorizer), measured',
  * offences(model) {
    for (const { where, settings } of settingPlaces(model)) {
      for (const [key, off] of Object.entries(OFF)) {
        const value = settings[key];
        const name = typeof value === 'object' && value !== null ? (value as { class_name?: unknown }).class_name : value;
        if (typeof name === 'string' && name.split('.').pop() === off) {
          yield { what: `"${key}" of ${where} disables authentication`, got: value, fix: 'remove it: passwords and permissions are on by default' };
        }
      }
    }
  },
});

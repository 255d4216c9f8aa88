import { defineTransition } from './transition';

export const authentication = defineTransition({
  id: 'authentication',
  title: 'Authentication stays on',
  why: 'everyone with network access to the nodes could read, change and drop all data, and nothing would indicate that',
  source: 'Cassandra\'s conf/cassandra.yaml (authenticator): AllowAllAuthenticator checks nothing',
  * missteps(before, after) {
    if (before.authentication === true && after.authentication === false) {
      yield { what: 'authentication is switched off', fix: 'leave it on; if the data may be public to all in the network, accept this rule for one deployment' };
    }
  },
});

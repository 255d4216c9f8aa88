import { defineTransition } from './transition';

export const authentication = defineTransition({
  id: 'authentication',
  title: 'Authentication stays on',
  why: 'everyone with network access to the nodes could read, change and drop all data, and nothing would indicate that',
  source: 'Cassandra\'s conf/cassandra.yaml (authenticator): AllowAllAuthenticator checks nothing',
  * missteps(before, after) {
    if (before.authentication === true && after.authentication === false) {
      yield { what: 'authentication is disabled', fix: 'leave it enabled; if everyone in the network may access the data, accept this rule for one deployment' };
    }
  },
});
